import { addDays } from '../../core/business-date.ts'
import type { DataFlag, EvidenceRow } from '../../core/evidence.ts'
import { type Fault, isFault } from '../../core/fault.ts'
import type { ProductId, StoreId } from '../../core/ids.ts'
import { narrow, type Scope } from '../../core/scope.ts'
import { SALES_ROLES } from '../../data/metrics/metric.ts'
import { type Reading, readRelation } from '../../data/read-relation.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import { type LotVerdict, lotVerdict } from '../../methods/goods-codes/lot-verdict.ts'
import type { GoodsCode } from '../../methods/goods-codes/read-goods-code.ts'
import { type Analysed, type AnalysisOptions, days, money, units } from '../analysis.ts'
import { evidenceOf } from '../evidence-of.ts'
import { runningDay } from '../guide/goods-facts.ts'
import { readTraits } from '../guide/product-traits.ts'
import { productOfCode } from './product-of-code.ts'

export interface LotChecked extends LotVerdict {
  readonly product: ProductId
  readonly lot: string | null
  readonly expires: string | null
  /** Where the date is from. */
  readonly source: 'code' | 'lot' | 'typed' | 'none'
}

export interface LotCheckOptions extends AnalysisOptions {
  /** As scanned. */
  readonly code: string
  readonly store: StoreId
  readonly at: string
  readonly when: 'delivery' | 'shelf'
  /** Read off the pack by a person; the code's own date goes before it. */
  readonly expires?: string
}

/** Lots of an article that came into the shop, and what came of each. */
const LOTS: Reading = {
  name: 'lot-check',
  access: SALES_ROLES,
  reads: ['dim_lot', 'fact_stock_move'],
  optional: ['dim_lot', 'fact_stock_move'],
  statement: `
    select l.lot_id, l.expiry_date::varchar as expires, sum(case when m.type in ('receive', 'transfer_in') then m.qty end)::decimal(14, 3)::varchar as qty
    from dim_lot as l left join fact_stock_move as m on m.lot_id = l.lot_id and m.store_id = l.store_id
    group by l.lot_id, l.expiry_date`,
}

const LOT_DAYS = 400
const PERSON: DataFlag = { flag: 'person-decides', parameters: {} }

/** Whether scanned goods may be taken or sold: by the date of the code, of the lot on file, or read off the pack. */
export const lotCheck = async (
  warehouse: Warehouse,
  scope: Scope,
  { code: text, store, when, expires: typed, ...options }: LotCheckOptions,
): Promise<Analysed<LotChecked> | Fault> => {
  const here = narrow(scope, [store])
  const found = await productOfCode(warehouse, here, text, options)
  if (isFault(found)) return found
  const { code, product } = found
  const traits = await readTraits(warehouse, here, options)
  if (isFault(traits)) return traits
  const today = runningDay(warehouse, here, options.at)
  const { at, signal } = options
  const lots = await readRelation(warehouse, here, LOTS, {
    at,
    period: { from: today, to: today },
    periods: { fact_stock_move: { from: addDays(today, -LOT_DAYS), to: today } },
    products: [product],
    ...(signal ? { signal } : {}),
  })
  if (isFault(lots)) return lots
  const lot = code.kind === 'item' ? code.lot : null
  const filed = lots.rows.find((row) => lot !== null && String(row.lot_id) === lot)
  const own = code.kind === 'item' ? (code.expires ?? code.bestBefore) : null
  const ofLot = filed?.expires == null ? null : String(filed.expires)
  const expires = own ?? ofLot ?? typed ?? null
  const source = own !== null ? 'code' : ofLot !== null ? 'lot' : expires !== null ? 'typed' : 'none'
  const shelfLife = traits.traits.get(product)?.shelfLife ?? null
  const table = warehouse.settings.replenishment.nearExpiry
  const verdict = lotVerdict({ today, expires, shelfLife, at: when }, table)
  if (isFault(verdict)) return verdict
  const row: LotChecked = { ...verdict, product, lot, expires, source }
  const currency = warehouse.catalogue.stores.find(({ id }) => id === store)?.currency ?? ''
  const period = { from: today, to: today }
  const evidence = evidenceOf(
    {
      id: options.id,
      source: 'lot-check',
      flags: [PERSON],
      rows: [
        {
          entity: { store, product, subject: `${row.verdict} ${row.rule}` },
          period,
          role: 'value',
          cells: {
            days_left: days(row.daysLeft),
            near_expiry_from: days(row.nearFrom),
            lot_quantity: units(filed?.qty == null ? null : String(filed.qty)),
            ...saidByCode(code, currency),
          },
        },
      ],
    },
    lots,
    traits.read,
  )
  return { rows: [row], evidence }
}

/** Weight and price that a scale or a packer put into the code. */
const saidByCode = (code: GoodsCode, currency: string): EvidenceRow['cells'] => {
  if (code.kind === 'plu') return {}
  return {
    ...(code.weight === null ? {} : { code_weight: units(code.weight) }),
    ...(code.price === null ? {} : { code_price: money(code.price, currency) }),
  }
}
