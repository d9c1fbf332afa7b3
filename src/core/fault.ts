import type { BusinessDate } from './business-date.ts'
import type { Dimension } from './dimension.ts'
import type { Tier } from './tier.ts'

/**
 * Every expected failure: a code and its parameters. Whose fault it is decides who reads it; each language words all
 * of them, and one without a wording does not compile. Parameters named `metric`, `store` ... hold ids.
 */
export interface FaultParameters {
  // the question
  'not-understood': { text: string }
  /** Understood well enough to know that no figure answers it; `kind` as in agents/understand/unread-reason.ts. */
  'not-a-figure': { text: string; kind: string }
  'unknown-name': { text: string }
  'no-such-date': { text: string }
  'needs-period': { metric: string }
  'cut-not-there': { metric: string; by: Dimension }
  'base-not-there': { metric: string; base: string }
  'question-too-long': { limit: number }
  // rights
  'not-allowed-store': { stores: string }
  'not-allowed-metric': { metric: string }
  /** A list of one store was asked for by who has several. */
  'needs-store': { metric: string; stores: string }
  'no-stores': Record<string, never>
  // data
  'not-collected': { metric: string; table: string }
  'no-rows': { metric: string; from: BusinessDate; to: BusinessDate }
  'outside-data': { from: BusinessDate; to: BusinessDate; dataFrom: BusinessDate; dataTo: BusinessDate }
  'in-future': { from: BusinessDate; dataTo: BusinessDate }
  'mixed-currencies': { currencies: string }
  'no-data': Record<string, never>
  /** A file or folder that no source format knows; `found`: what is there, and why it is nothing. */
  'source-unknown': { path: string; found?: string }
  /** `there`: the columns that the file has, where they are known. */
  'column-missing': { file: string; column: string; there?: string }
  /** No cell of a column could be read as what it should hold; `example`: the first that holds anything, '' where all are empty. */
  'column-unreadable': { file: string; column: string; as: 'date' | 'number'; example: string }
  'rows-missing': { file: string }
  /** Dates such as 03/04/2026 of which nothing in the file tells the month. */
  'date-ambiguous': { file: string; column: string }
  /** Numbers such as 1,234 of which nothing in the file tells whether the comma is a decimal one. */
  'number-ambiguous': { file: string; column: string }
  /** A file of unknown headers: what it is taken for must be confirmed once. */
  'mapping-unconfirmed': { file: string; target: string; missing: string }
  /** A mapping names a column that the file has not, or a field that its target has not. */
  'mapping-wrong': { file: string; name: string }
  'file-unreadable': { file: string; detail: string }
  /** The data folder holds another chain. */
  'other-chain': { chain: string; found: string }
  /** Another import is running. */
  'data-busy': Record<string, never>
  /** Another import is running on another machine that shares the data folder. */
  'data-busy-elsewhere': { host: string; process: number }
  /** An entry of the ingest journal is not what was written, in neither of its copies. */
  'journal-damaged': { entry: number }
  /** A raw file in the ingest journal is not what was imported. */
  'raw-file-damaged': { file: string; entry: number }
  /** A file that changed between being read and being kept. */
  'file-changed': { file: string }
  /** A later version of the program wrote what this one does not know. */
  'newer-version': { what: string }
  'bad-option': { option: string; value: string }
  'disk-full': { free: number; needed: number }
  'statement-refused': { reason: string }
  'statement-failed': { source: string }
  /** A code on goods that cannot be read; `why` as in methods/goods-codes/code-fault.ts. */
  'code-unreadable': { code: string; why: string }
  /** No article has that code. */
  'code-unknown': { code: string }
  /** A method was given a value that makes no sense to it: a negative lead time, an empty roster. */
  'value-unusable': { method: string; input: string; value: string }
  /** A solver found nothing in its time. */
  'not-solved': { method: string; seconds: number }
  // models
  'model-host-down': { tier: Tier; host: string }
  'model-missing': { tier: Tier; model: string; command: string }
  'model-busy': { tier: Tier; position: number }
  'model-timeout': { tier: Tier; seconds: number }
  'model-failed': { tier: Tier; status: number }
  'answer-cut': { tier: Tier }
  'answer-empty': { tier: Tier }
  'answer-repeats': { tier: Tier }
  'answer-ungrounded': { tier: Tier; dropped: number }
  'prompt-too-long': { tier: Tier; tokens: number; limit: number }
  'tool-input-invalid': { tool: string; detail: string }
  'budget-spent': { tier: Tier; what: string }
  'models-off': Record<string, never>
  cancelled: Record<string, never>
  // ours
  internal: { reference: string }
}

export type FaultCode = keyof FaultParameters
export type Fault = {
  readonly [C in FaultCode]: { readonly fault: C; readonly parameters: FaultParameters[C] }
}[FaultCode]

export const fault = <C extends FaultCode>(code: C, parameters: FaultParameters[C]): Fault =>
  ({ fault: code, parameters }) as Fault

export const isFault = (value: unknown): value is Fault =>
  typeof value === 'object' && value !== null && 'fault' in value && 'parameters' in value
