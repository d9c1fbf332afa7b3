import { type Fault, fault } from '../../core/fault.ts'

/** Why a code on goods cannot be read. Each language words all of them. */
export const CODE_FLAWS = [
  'empty',
  'too-long',
  'length',
  'characters',
  'check-digit',
  'unknown-identifier',
  'cut-short',
  'date',
  'twice',
  'no-template',
] as const
export type CodeFlaw = (typeof CODE_FLAWS)[number]

const LONGEST = 60

/** The code is told back cut and without what cannot be seen, for it comes from a label and goes to a screen. */
export const codeFault = (code: string, why: CodeFlaw): Fault =>
  fault('code-unreadable', { code: code.replace(/[^\x20-\x7e]/g, ' ').slice(0, LONGEST), why })
