import type { DataFlag, EvidenceRow } from '../../core/evidence.ts'
import { type Fault, isFault } from '../../core/fault.ts'
import { id as idOf, type ProductId, type StoreId } from '../../core/ids.ts'
import { narrow, type Scope } from '../../core/scope.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import { type Candidate, type Substitute, substitutesFor, type Wish } from '../../methods/recommendation/substitutes.ts'
import { type Analysed, type AnalysisOptions, money, share, units } from '../analysis.ts'
import { evidenceOf, placesRow } from '../evidence-of.ts'
import { type GoodsFacts, readGoodsFacts } from './goods-facts.ts'
import { type ProductTraits, readTraits } from './product-traits.ts'

export interface SubstituteRow extends Substitute {
  readonly store: string
  readonly currency: string
  readonly place: string | null
}

export interface SubstituteOptions extends AnalysisOptions, Wish {
  readonly product: ProductId
  readonly store: StoreId
  readonly limit?: number
}

const MOST_ROWS = 5
/** A group larger than this is read in part; the nearest prices are among the first all the same. */
const MOST_GROUP = 400

/** Allergens come from the product file; the pack itself decides. */
export const AS_FILED: DataFlag = { flag: 'allergens-as-filed', parameters: {} }

/** What a shop can offer in an article's stead. None is an answer, too. */
export const substitutes = async (
  warehouse: Warehouse,
  scope: Scope,
  { product, store, freeOf, attributes, limit, ...options }: SubstituteOptions,
): Promise<Analysed<SubstituteRow> | Fault> => {
  const known = await readTraits(warehouse, scope, options)
  if (isFault(known)) return known
  const target = known.traits.get(product)
  const group = [...known.traits.values()].filter((one) => one.group !== null && one.group === target?.group)
  const wanted = [product, ...group.map((one) => idOf<ProductId>(one.product))].slice(0, MOST_GROUP)
  const made = await readGoodsFacts(warehouse, narrow(scope, [store]), wanted, options)
  if (isFault(made)) return made
  const facts = new Map(made.facts.map((one) => [one.product, one]))
  const found =
    target === undefined
      ? []
      : substitutesFor(
          candidateOf(target, facts.get(product)),
          group.map((one) => candidateOf(one, facts.get(one.product))),
          { freeOf, attributes },
        )
  if (isFault(found)) return found
  const rows = found.map((one): SubstituteRow => {
    const fact = facts.get(one.product)
    return { ...one, store, currency: fact?.currency ?? '', place: fact?.place ?? null }
  })
  const period = { from: made.today, to: made.today }
  const shown = rows.slice(0, limit ?? MOST_ROWS)
  const evidence = evidenceOf(
    {
      id: options.id,
      source: 'substitutes',
      truncated: shown.length < rows.length,
      flags: freeOf.length > 0 || rows.some(({ brings }) => brings === null || brings.length > 0) ? [AS_FILED] : [],
      rows: [
        placesRow(made.read.stores, period, {
          substitutes_found: units(rows.length),
          price_now: money(facts.get(product)?.price ?? null, facts.get(product)?.currency ?? ''),
        }),
        ...shown.map(
          (row): EvidenceRow => ({
            entity: {
              store: row.store,
              product: row.product,
              ...(subjectOf(row) === '' ? {} : { subject: subjectOf(row) }),
            },
            period,
            role: 'value',
            cells: {
              price_now: money(row.price, row.currency),
              price_gap_share: share(row.priceGap),
              available_now: units(row.available),
            },
          }),
        ),
      ],
    },
    made.read,
    known.read,
  )
  return { rows, evidence }
}

const candidateOf = (traits: ProductTraits, fact: GoodsFacts | undefined): Candidate => ({
  ...traits,
  price: fact?.price ?? null,
  available: Number(fact?.availableNow ?? 0),
})

/** What to tell before it is handed over: allergens that it brings, or that nobody wrote them down. */
const subjectOf = ({ brings, place }: SubstituteRow): string =>
  [brings === null ? 'allergens-unknown' : brings.map((one) => `has-${one}`).join(' '), place ?? '']
    .filter((part) => part !== '')
    .join(' ')
