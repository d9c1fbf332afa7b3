/** Places of the kinds of shelf incident in the mask `events`, one bit a day of the week; shelves.sql sets them. */
const NO_DELIVERY = 0
const TOO_MUCH = 8
const HIDDEN = 16
const COUNTED = 24
const SPOILT = 32

/**
 * SQL that takes every shelf through days `first` to `last` of a week. Each day is four nested selects (delivery;
 * sale; loss; what is kept), so that a week costs one pass over the series. Quantities are whole thousandths; on every row
 * opening + qty_in - sold - lost - waste = closing, and sold never exceeds opening + qty_in.
 */
export const stockWeek = (week: number, first: number, last: number): string => {
  const days = Array.from({ length: last - first + 1 }, (_, n) => first + n)
  /** Closing stock of day `i` of this week, which may lie before the first. */
  const closing = (i: number) => (i >= first ? `k${i}` : `c${first - i}`)
  const received = (i: number) => (i >= first ? `r${i}` : 'received[-1]')
  const has = (kind: number, i: number) => `(events >> ${kind + i}) & 1 = 1`
  /** All that had been received by the end of the day `life - 1` days before day `i`: what is older than that has expired. */
  const expired = (i: number) => {
    const inWeek = days.filter((j) => j <= i).map((j) => `when ${i - j + 1} then ${received(j)}`)
    return `case life ${inWeek.join(' ')} else received[${i - first + 1} - life] end`
  }
  const day = (from: string, i: number): string => {
    const at = week * 7 + i
    const delivered = `select *, case
        when (${at} + phase) % review != 0 or ${at} >= delist_day or ${has(NO_DELIVERY, i)} or (closed >> ${i}) & 1 = 1 then 0
        else (ceil(greatest(0, (display + mean * lines[${i + 1}] + safety * sqrt(lines[${i + 1}]))
            * case when ${has(TOO_MUCH, i)} then 4 else 1 end
          - case lead when 1 then ${closing(i - 1)} when 2 then ${closing(i - 2)} else ${closing(i - 3)} end) / pack) * pack)::integer
        end as delivery from (${from})`
    // A weighed article that runs out leaves less than 100 g, which nobody buys.
    const sold = `select *, ${received(i - 1)} + delivery as r${i}, case when ${has(HIDDEN, i)} then 0
          when wanted${i} <= ${closing(i - 1)} + delivery then wanted${i}
          when weighed then (${closing(i - 1)} + delivery) // 100 * 100
          else ${closing(i - 1)} + delivery end as sold, ${closing(i - 1)} + delivery - sold as rest from (${delivered})`
    const lost = `select *, case when ${has(COUNTED, i)} then rest
          when (chance >> ${i * 9}) & 511 < 2 then least(rest, 1000) else 0 end as lost,
        case when ${has(SPOILT, i)} or (weighed and rest - lost < 100) then rest - lost
          when life <= 30 then greatest(0, rest - lost - (r${i} - ${expired(i)}))
          when (chance >> ${i * 9}) & 511 = 2 then least(rest - lost, 1000) else 0 end as waste from (${sold})`
    return `select * exclude (delivery, sold, rest, lost, waste, wanted${i}), rest - lost - waste as k${i},
        struct_pack(day := ${at}, wanted := wanted${i}, opening := ${closing(i - 1)}, qty_in := delivery, sold := sold,
          lost := lost, waste := waste, closing := rest - lost - waste, hidden := ${has(HIDDEN, i)}) as o${i} from (${lost})`
  }
  const start = `select t.*, lead, review, phase, pack, life, weighed, delist_day, display, c.lines, c.closed,
      coalesce(x.events, 0) as events, sim.draw(t.series, ${week}, 43) as chance,
      unit * bias * e.share as mean, z * unit * sqrt(1.35 * bias * e.share) as safety,
      ${days.map((i) => `coalesce(w.d${i}, 0)::integer as wanted${i}`).join(', ')}
    from sim.state t join sim.series s using (series)
    join (select * from sim.expected where week = ${week}) e on e.format_no = s.format_no and e.sku_no = s.sku_no
    join (select * from sim.cover where week = ${week}) c on c.store_no = s.store_no and c.policy = s.policy
    left join (select * from sim.wanted where week = ${week}) w on w.series = t.series
    left join (select * from sim.shelf_event where week = ${week}) x on x.series = t.series`
  return `
    create or replace table sim.week as ${days.reduce(day, start)};
    insert into sim.stock select series, unnest([${days.map((i) => `o${i}`).join(', ')}], recursive := true) from sim.week;
    create or replace table sim.state as select series, ${closing(last)} as c1, ${closing(last - 1)} as c2,
      ${closing(last - 2)} as c3,
      case when life <= 30 then list_concat(received, [${days.map(received).join(', ')}])[-32:] end as received
    from sim.week;`
}

/** What `stockWeek` inserts into. */
export const STOCK_TABLE = `create or replace table sim.stock (series integer, day integer, wanted integer, opening integer,
  qty_in integer, sold integer, lost integer, waste integer, closing integer, hidden boolean)`
