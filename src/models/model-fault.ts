import type { Fault } from '../core/fault.ts'

/** Carries a fault through LangChain, which knows only errors. Never leaves the floors that know LangChain. */
export class ModelFault extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super(fault.fault)
    this.name = 'ModelFault'
    this.fault = fault
  }
}
