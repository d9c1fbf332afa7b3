import Big from 'big.js'
import type { Evidence } from '../../core/evidence.ts'
import { isFault } from '../../core/fault.ts'
import { id, type StoreId } from '../../core/ids.ts'
import type { Quantity } from '../../core/quantity.ts'
import type { Completeness } from '../briefing.ts'
import { amountOf, comparedOf } from '../compared.ts'
import { type Findings, W4 } from '../findings.ts'
import type { ComparedSlots } from '../words/briefing-words.ts'
import { nameOf } from './answered.ts'
import type { Drafted } from './section.ts'

export const COMPLETENESS = 'briefing_completeness'

export interface Received {
  readonly completeness: Completeness
  readonly stores: readonly StoreId[]
  readonly missing: readonly StoreId[]
  readonly drafted: Drafted
}

/**
 * Which shops sent data. Expected: a shop that sold that day or has a usual weekday; its weight is its usual net sales.
 * Made before all other sections, because they leave the missing shops out.
 */
export const completenessOf = async (findings: Findings): Promise<Received> => {
  const all = findings.recipient.scope.stores
  const [receipts, sales] = [
    await findings.measure('transactions', { by: 'store', base: W4 }),
    await findings.measure('net_sales', { by: 'store', base: W4 }),
  ]
  const counted = isFault(receipts) ? [] : comparedOf(receipts)
  const sold = new Set(counted.filter(({ value }) => amountOf(value)?.gt(0)).map(({ entity }) => entity.store))
  const usual = new Set(counted.filter(({ base }) => amountOf(base)?.gt(0)).map(({ entity }) => entity.store))
  const known = usual.size > 0 || sold.size > 0
  const expected = all.filter((store) => !known || sold.has(store) || usual.has(store))
  const stores = expected.filter((store) => sold.has(store))
  const missing = expected.filter((store) => !sold.has(store))
  const share = isFault(sales) ? null : shareOf(sales, sold)
  const names = missing.map((store) => findings.language.entity({ store }, findings.context))
  const completeness = { expected: expected.length, received: stores.length, missing: names, share }
  return { completeness, stores, missing, drafted: draft(findings, completeness, [receipts, sales]) }
}

const shareOf = (sales: Evidence, sold: ReadonlySet<string | undefined>): string | null => {
  let received = new Big(0)
  let whole = new Big(0)
  for (const { entity, base } of comparedOf(sales)) {
    const usual = amountOf(base) ?? new Big(0)
    whole = whole.plus(usual)
    if (sold.has(entity.store)) received = received.plus(usual)
  }
  return whole.gt(0) ? received.div(whole).toFixed(6) : null
}

const draft = (
  findings: Findings,
  { expected, received, missing, share }: Completeness,
  from: readonly unknown[],
): Drafted => {
  const inputs = from.filter((result): result is Evidence => !isFault(result))
  const first = inputs[0]
  if (!first) return { drafts: [findings.words.nothing], evidence: [], faults: [] }
  const count = (amount: number): Quantity => ({ amount: String(amount), unit: 'count' })
  const cells = {
    stores_expected: count(expected),
    stores_received: count(received),
    usual_sales_share: share === null ? null : { amount: share, unit: 'ratio' },
  }
  const period = { from: findings.date, to: findings.date }
  const evidence = findings.file({
    ...first,
    source: COMPLETENESS,
    frame: null,
    rows: [{ entity: {}, period, role: 'value', cells }],
    stores: findings.recipient.scope.stores.map((store) => id<StoreId>(store)),
    truncated: false,
    flags: [],
    statement: 'usual net sales (W4) of the stores received / usual net sales of the stores expected',
    parameters: [],
    inputs: inputs.map((input) => input.id),
  })
  const slot = (column: string) => `{{${evidence.id.split('.').pop()}.r1.${column}}}`
  const { words } = findings
  const labels = { expected: nameOf(findings, 'stores_expected'), received: nameOf(findings, 'stores_received') }
  const drafts = [words.complete(labels, { expected: slot('stores_expected'), received: slot('stores_received') })]
  if (missing.length > 0) drafts.push(words.missing(missing))
  if (missing.length > 0 && received > 0 && share !== null)
    drafts.push(words.line(nameOf(findings, 'usual_sales_share'), alone(slot('usual_sales_share'))))
  if (received === 0) drafts.push(words.nothing)
  return { drafts, evidence: [evidence], faults: [] }
}

const alone = (value: string): ComparedSlots => ({
  value,
  base: null,
  difference: null,
  relative: null,
  way: 'flat',
  rate: true,
})
