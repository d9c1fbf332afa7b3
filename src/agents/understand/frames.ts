import type { Base } from '../../core/base.ts'
import { addDays } from '../../core/business-date.ts'
import type { Dimension } from '../../core/dimension.ts'
import { fault } from '../../core/fault.ts'
import type { Frame } from '../../core/frame.ts'
import type { MetricName } from '../../core/ids.ts'
import { lengthInDays, type Period } from '../../core/period.ts'
import type { Asked, Asking } from './asked.ts'
import { type BaseWords, basesFor } from './bases.ts'
import { months, week } from './calendar.ts'
import type { Dated } from './dated.ts'
import { frameFault } from './frame-checks.ts'
import { type Reading, reading } from './reading.ts'
import type { Goods, Place } from './things.ts'
import { Unread } from './token.ts'

/** What a bare "how did it go" may want. */
export const OVERVIEW = ['net_sales', 'transactions', 'footfall'] as readonly string[] as readonly MetricName[]

const not = (text: string) => new Unread(fault('not-understood', { text }))
const day = (date: string): Period => ({ from: date, to: date })

/** The last whole business day with data: what "now" is for a level. */
export const levelDay = ({ today, catalogue }: Asking): Period => {
  const yesterday = addDays(today, -1)
  return day(catalogue.dataTo !== null && catalogue.dataTo < yesterday ? catalogue.dataTo : yesterday)
}

/** What a question without a period may mean, most likely first. */
export const usualPeriods = (today: string): readonly Period[] => [
  day(addDays(today, -1)),
  day(today),
  { from: addDays(today, -7), to: addDays(today, -1) },
]

export const datedPeriod = (period: Period, today: string): Dated => ({
  periods: [period],
  certain: true,
  unit: unitOf(period, today),
  running: lengthInDays(period) > 1 && period.to >= today,
})

/** A period of an earlier turn is a week or a month when it is a whole one, or the running one so far. */
const unitOf = (period: Period, today: string): Dated['unit'] => {
  if (lengthInDays(period) === 1) return 'day'
  const ends = (whole: Period) =>
    whole.from === period.from && (whole.to === period.to || (period.to === today && today < whole.to))
  if (ends(week(period.from, 0))) return 'week'
  const [year, month] = period.from.split('-').map(Number) as [number, number]
  if (ends(months(year, month, 0))) return 'month'
  return 'days'
}

/** Everything that is decided before metrics, periods and bases are multiplied out. */
export interface Settled {
  readonly metrics: readonly MetricName[]
  readonly place: Place
  readonly goods: readonly Goods[]
  /** Empty: none was said. */
  readonly periods: readonly Dated[]
  readonly base: BaseWords | Base | null
  readonly by: readonly (Dimension | null)[]
  readonly rank: Frame['rank']
  readonly ranksAll: boolean
  readonly wish: Frame['wish']
  readonly changes: boolean
  readonly open: readonly string[]
  readonly notAllowed: readonly string[]
}

const isWords = (base: BaseWords | Base): base is BaseWords => base.kind === 'named' || base.kind === 'said'

const membersOf = (by: Dimension, place: Place, { scope, catalogue }: Asking): number => {
  const stores = catalogue.stores.filter((store) => scope.stores.includes(store.id))
  if (by === 'store')
    return (
      place.stores.length ||
      stores.filter((store) => place.regions.length === 0 || place.regions.includes(store.region)).length
    )
  if (by === 'region') return new Set(stores.map((store) => store.region)).size
  if (by === 'category') return catalogue.categories.length
  return by === 'hour' ? 24 : 10
}

/** Multiplies alternatives out to whole frames and checks each; a frame that cannot be is dropped, and its fault kept if none is left. */
export const framesOf = (settled: Settled, asking: Asking): Reading | Unread => {
  const { today, vocabulary } = asking
  const open = [...settled.open]
  const found: { readonly frame: Frame; readonly place: number }[] = []
  let refusal: Unread | null = null
  for (const metric of settled.metrics) {
    const level = vocabulary.get(metric)?.kind === 'level'
    const said = settled.periods.flatMap((dated) => dated.periods.map((period) => ({ dated, period })))
    const openLevel = (dated: Dated) => level && dated.unit === 'day' && dated.periods.every(({ to }) => to >= today)
    if (settled.periods.some((dated) => !dated.certain && !openLevel(dated))) open.push('period')
    let periods = said
    if (said.length === 0) {
      if (!level) open.push('needs-period')
      const usual = level ? [levelDay(asking)] : usualPeriods(today)
      periods = usual.map((period) => ({ period, dated: datedPeriod(period, today) }))
    } else if (level) {
      periods = said.map(({ dated, period }) =>
        period.to >= today && dated.unit === 'day' ? { dated, period: levelDay(asking) } : { dated, period },
      )
    }
    for (const [place, { dated, period }] of periods.entries())
      for (const goods of settled.goods)
        for (const by of settled.by) {
          if (level && dated.unit !== 'day' && by !== 'day') open.push('level-over-days')
          // Few keep the stock of a past day in mind: who names one may mean now.
          if (level && dated.unit === 'day' && said.length > 0 && period.to < levelDay(asking).from)
            open.push('level-of-past-day')
          if (settled.rank && by === 'day' && lengthInDays(period) === 1) {
            refusal ??= not('')
            continue
          }
          const bases = basesOf(settled, dated, period, asking)
          if (settled.base && bases.bases.length === 0)
            refusal ??= new Unread(fault('base-not-there', { metric, base: baseName(settled.base) }))
          if (!bases.certain) open.push('base')
          if (bases.bases.some((base) => base !== null) && (by === 'hour' || by === 'day')) open.push('base-by-time')
          for (const base of bases.bases) {
            const rank =
              settled.rank && settled.ranksAll && by
                ? { ...settled.rank, n: membersOf(by, settled.place, asking) }
                : settled.rank
            // A store has peers; several have theirs each.
            const each = base?.kind === 'peers' && by === null && settled.place.stores.length !== 1 ? 'store' : by
            const frame: Frame = {
              metric,
              ...settled.place,
              ...goods,
              period,
              base,
              by: each,
              rank,
              wish: settled.wish,
            }
            const broken = frameFault(frame, asking)
            if (broken) refusal ??= new Unread(broken)
            else found.push({ frame, place })
          }
        }
  }
  // Of a time that was not said every figure's likeliest comes before another time of the first.
  if (settled.periods.length === 0) found.sort((a, b) => a.place - b.place)
  const frames = found.map(({ frame }) => frame)
  if (frames.length === 0) return refusal ?? not('')
  // One alternative that cannot be does not make the other certain.
  return reading(frames, refusal ? [...open, 'refused'] : open, settled.notAllowed)
}

const baseName = (base: BaseWords | Base) =>
  base.kind === 'named' ? base.name : base.kind === 'said' ? 'period' : base.kind

const basesOf = (
  settled: Settled,
  dated: Dated,
  period: Period,
  asking: Asking,
): { readonly bases: readonly (Base | null)[]; readonly certain: boolean } => {
  const { base } = settled
  if (base === null) {
    if (!settled.changes) return { bases: [null], certain: true }
    const name = period.from === period.to ? 'prev-day' : 'prev'
    const before = basesFor({ kind: 'named', name }, dated, period, asking).bases
    return { bases: [{ kind: 'W4' }, ...before, { kind: 'LY-dow' }], certain: false }
  }
  return isWords(base) ? basesFor(base, dated, period, asking) : { bases: [base], certain: true }
}

/** Layout from words and from members named side by side ("S01 and S02"): each is shown, unless their total is asked for. */
export const laidOut = (asked: Asked): Pick<Settled, 'by' | 'rank' | 'ranksAll'> | Unread => {
  const { layout, things, total, compared } = asked
  if ((total || asked.adds) && layout.rank) return not('')
  if (compared.members && (things.many === null || total || layout.rank)) return not('')
  if (things.many === null || (total && layout.by[0] === null)) return layout
  if (layout.by.some((by) => by !== null && by !== things.many)) return not('')
  return { ...layout, by: [things.many] }
}
