import { list, type Raw } from './raw.ts'

export interface Where {
  readonly stores: readonly string[]
  readonly from: string
  readonly to: string
  readonly category?: string
  readonly product?: string
}

/** Sales that stand: not taken back whole by a post void. */
const STANDS = `r.type = 'sale' and not exists (
  select 1 from fact_receipt v where v.type = 'post_void' and v.orig_key = r.receipt_key and v.store_id = r.store_id)`

const place = ({ stores, from, to }: Where) => ({
  sql: `r.business_date between cast($1 as date) and cast($2 as date) and r.store_id in (${list(stores, 3)})`,
  bound: [from, to, ...stores],
})

const goods = ({ stores, category, product }: Where) => {
  const at = stores.length + 3
  if (category) return { sql: `and p.cat1_en = $${at}`, bound: [category] }
  return product ? { sql: `and p.sku_id = $${at}`, bound: [product] } : { sql: '', bound: [] }
}

/** From lines and their receipts, as a shop's accountant would count. */
const lines = async (raw: Raw, where: Where, value: string): Promise<number | null> => {
  const at = place(where)
  const of = goods(where)
  return raw.number(
    `select cast(${value} as varchar) as v
     from fact_line l join fact_receipt r on r.receipt_key = l.receipt_key and r.store_id = l.store_id
     left join dim_product p on p.sku_id = l.sku_id
     where ${at.sql} ${of.sql}`,
    [...at.bound, ...of.bound],
  )
}

const KEPT = `l.line_type <> 'void' and (r.type = 'return' or (${STANDS}))`

export const netSales = (raw: Raw, where: Where) => lines(raw, where, `sum(l.net_ex_tax) filter (${KEPT})`)

export const costed = (raw: Raw, where: Where) =>
  lines(raw, where, `sum(l.net_ex_tax) filter (${KEPT} and l.cost is not null)`)

export const cost = (raw: Raw, where: Where) => lines(raw, where, `sum(l.cost) filter (${KEPT} and l.cost is not null)`)

/** Pieces of sale lines; a weighed line is one. */
export const units = (raw: Raw, where: Where) =>
  lines(raw, where, `sum(case when p.by_weight then 1 else l.qty end) filter (${STANDS} and l.line_type = 'sale')`)

export const quantitySold = (raw: Raw, where: Where) =>
  lines(raw, where, `sum(l.qty) filter (${STANDS} and l.line_type = 'sale')`)

export const transactions = async (raw: Raw, where: Where): Promise<number | null> => {
  const at = place(where)
  return raw.number(`select count(*) as v from fact_receipt r where ${at.sql} and ${STANDS}`, at.bound)
}

export const footfall = async (raw: Raw, { stores, from, to }: Where): Promise<number | null> =>
  raw.number(
    `select sum(in_cnt - staff_cnt) as v from fact_footfall
     where business_date between cast($1 as date) and cast($2 as date) and store_id in (${list(stores, 3)})`,
    [from, to, ...stores],
  )

/** Visitors of each hour of a day, busiest first; an earlier hour first where two are equal. */
export const footfallByHour = (raw: Raw, store: string, day: string) =>
  raw.rows(
    `select extract(hour from ts_local) as hour, sum(in_cnt - staff_cnt) as v from fact_footfall
     where store_id = $1 and business_date = cast($2 as date) group by 1 order by 2 desc, 1`,
    [store, day],
  )

const over = (top: number | null, bottom: number | null): number | null =>
  top === null || bottom === null || bottom === 0 ? null : top / bottom

export const conversion = async (raw: Raw, where: Where) =>
  over(await transactions(raw, where), await footfall(raw, where))
export const atv = async (raw: Raw, where: Where) => over(await netSales(raw, where), await transactions(raw, where))
export const upt = async (raw: Raw, where: Where) => over(await units(raw, where), await transactions(raw, where))
export const marginRate = async (raw: Raw, where: Where) => {
  const net = await costed(raw, where)
  const spent = await cost(raw, where)
  return net === null || spent === null ? null : over(net - spent, net)
}
