import { type BusinessDate, daysBetween } from '../../src/core/business-date.ts'
import type { DemoPlan } from '../../src/data/demo/demo-plan.ts'
import { layOut } from '../../src/data/demo/lay-out.ts'
import { layOutDays } from '../../src/data/demo/lay-out-days.ts'
import { runFile } from '../../src/data/demo/sql-file.ts'
import { world } from '../../src/data/demo/world.ts'
import { openWorkshop, type Session } from '../../src/data/duckdb.ts'

/**
 * What somebody expects who knows how the demo chain is made: its shops, seasons, holidays and promotions to the last digit;
 * then also the weather and the city's mood of the day itself; then also what was planted. None knows the draws.
 */
export const KNOWN = ['the calendar', 'and weather', 'and incidents'] as const
export type Known = (typeof KNOWN)[number]
export type Expected = Readonly<Record<Known, number>>
type Keyed = ReadonlyMap<string, Expected>

export interface TrueDemand {
  /** By `store day hour`. */
  readonly visitors: Keyed
  readonly receipts: Keyed
  /** By `store product day`: units wanted, and beside them the mean square of a line's units over its mean. */
  readonly units: ReadonlyMap<string, Expected & { readonly clump: number }>
}

/** True means of the days `from` to the plan's last, from the simulation's own tables before anything is drawn from them. */
export const trueDemand = async (plan: DemoPlan, from: BusinessDate): Promise<TrueDemand> => {
  const session = await openWorkshop()
  try {
    const it = world(plan)
    await runFile(session, 'tables.sql')
    await layOut(session, it)
    await layOutDays(session, it, daysBetween(plan.from, from), daysBetween(plan.from, plan.until))
    for (const file of ['promotions.sql', 'base-picks.sql', 'picks.sql', 'traffic.sql']) await runFile(session, file)
    await session.run(HOURS)
    await session.run(LINES)
    return {
      visitors: await keyed(session, 'visitors'),
      receipts: await keyed(session, 'receipts'),
      units: await unitsOf(session),
    }
  } finally {
    session.close()
  }
}

/** As traffic.sql, with its draws left out; weather that is not known is that city's mean over these days. */
const HOURS = `
  create table true_hour as
  with weather as (
    select *, exp(mood - 0.006 * least(rain_mm, 40) - 0.006 * greatest(0, temp_c - 31) - 0.006 * greatest(0, 2 - temp_c)) as now
    from sim.city_day
  ), climate as (select *, avg(now) over (partition by city_no) as usual from weather), hit as (
    select store_no, day, coalesce(product(factor) filter (effect in ('footfall', 'rain', 'competitor')), 1) as came,
      coalesce(product(factor) filter (effect = 'counter'), 1) as seen, bool_or(effect = 'promo-unset') as unset
    from sim.effect_day group by all
  )
  select p.store_no, s.store_id, s.format_no, p.day, d.date::varchar as date, h.hour, h.part, h.weekend, d.cycle, d.month,
    p.visitors * h.share * c.usual as "the calendar", p.visitors * h.share * c.now as "and weather",
    p.visitors * h.share * c.now * coalesce(hit.came, 1) as "and incidents",
    coalesce(hit.seen, 1) as seen, coalesce(hit.unset, false) as unset, s.conversion, s.basket_scale,
    s.conversion * coalesce((select product(factor) from sim.effect_day e where e.store_no = p.store_no and e.day = p.day
      and e.effect in ('conversion', 'data-gap') and h.hour between e.hour_from and e.hour_to), 1) as converted
  from sim.plan_day p join sim.store s using (store_no) join sim.day d on d.day = p.day
  join climate c on c.city_no = s.city_no and c.day = p.day
  join sim.hour h on h.format_no = s.format_no and h.weekend = d.weekend
  left join hit on hit.store_no = p.store_no and hit.day = p.day
  where p.visitors > 0 and p.day between getvariable('lo') and getvariable('hi');
  create table visitors as select store_id || ' ' || date || ' ' || hour as key, "the calendar", "and weather",
    "and incidents" * seen as "and incidents" from true_hour;
  create table receipts as select store_id || ' ' || date || ' ' || hour as key, "the calendar" * conversion as "the calendar",
    "and weather" * conversion as "and weather", "and incidents" * converted as "and incidents" from true_hour`

/**
 * As baskets.sql: lines of a receipt, a share of which an article is by daypart, season and promotion, those that go to a
 * rival, and the units of a line.
 */
const LINES = `
  create table lines as
  select store_id, date, day, h.format_no, part, weekend, h.cycle, month, unset,
    sum("the calendar" * conversion * size) as "the calendar", sum("and weather" * conversion * size) as "and weather",
    sum("and incidents" * converted * size) as "and incidents"
  from (
    select h.*, o.factor, exp(-1 / (basket_scale * o.factor * case part when 3 then 1.12 when 0 then 0.88 else 1 end)) as more,
      (1 - pow(more, 18)) / (1 - more) as size
    from true_hour h join sim.halo o on o.format_no = h.format_no and o.cycle = h.cycle
  ) h group by all;
  create table share as select pick // 8192 as mix, sku_no, count(*) / 8192.0 as share from sim.pick group by all;
  create table wish as
  with parts as (
    select *, unnest([format_no * 8 + part * 2 + weekend, 1000 + month, 2000 + cycle * 8 + format_no]) as mix,
      unnest(case when unset then [942, 82, 0] else [840, 82, 102] end) / 1024.0 as odds from lines
  )
  select store_id, date, cycle, sku_no, sum("the calendar" * odds * share) as "the calendar",
    sum("and weather" * odds * share) as "and weather", sum("and incidents" * odds * share) as "and incidents"
  from parts join share using (mix) group by all;
  create table units as
  with gone as (
    select w.* replace (case when there then to_sku else w.sku_no end as sku_no), case when there then odds else 256 - odds end / 256.0 as kept
    from wish w join sim.fate f using (cycle, sku_no), (values (true), (false)) t(there)
  )
  select store_id || ' ' || sku_id || ' ' || date as key, ${KNOWN.map((known) => `sum("${known}" * kept) * 0.996 * 510 / 512 * any_value(unit) / 1000.0 as "${known}"`).join(', ')},
    any_value(case when weighed then unit * 1.12 / 1000.0 else 1.898 / 1.246 end) as clump
  from gone join sim.sku using (sku_no) where kept > 0 group by store_id, sku_id, date`

const expectedOf = (row: Readonly<Record<string, unknown>>): Expected => ({
  'the calendar': Number(row['the calendar']),
  'and weather': Number(row['and weather']),
  'and incidents': Number(row['and incidents']),
})

const keyed = async (session: Session, table: string): Promise<Keyed> =>
  new Map((await session.rows(`from ${table}`)).map((row) => [String(row.key), expectedOf(row)]))

const unitsOf = async (session: Session): Promise<TrueDemand['units']> =>
  new Map(
    (await session.rows('from units')).map((row) => [
      String(row.key),
      { ...expectedOf(row), clump: Number(row.clump) },
    ]),
  )
