import { plus } from './days.ts'
import { list, type Raw } from './raw.ts'
import { quantitySold } from './sales.ts'

/** Closing stock of one product at the end of a day. */
export const onHand = (raw: Raw, stores: readonly string[], product: string, day: string): Promise<number | null> =>
  raw.number(
    `select cast(sum(closing) as varchar) as v from fact_stock_day
     where date = cast($1 as date) and sku_id = $2 and store_id in (${list(stores, 3)})`,
    [day, product, ...stores],
  )

/** Days that stock lasts at the pace of the 28 days up to and with `day`. */
export const daysOfCover = async (raw: Raw, store: string, product: string, day: string): Promise<number | null> => {
  const stock = await onHand(raw, [store], product, day)
  const sold = await quantitySold(raw, { stores: [store], product, from: plus(day, -27), to: day })
  return stock === null || !sold ? null : stock / (sold / 28)
}

/** Active goods with nothing left, store by store, most first. */
export const outOfStocks = (raw: Raw, stores: readonly string[], day: string) =>
  raw.rows(
    `select s.store_id as store, count(*) filter (s.closing <= 0) as v
     from fact_stock_day s join dim_product p on p.sku_id = s.sku_id
     where s.date = cast($1 as date) and p.status = 'active' and s.store_id in (${list(stores, 2)})
     group by 1 order by 2 desc, 1`,
    [day, ...stores],
  )
