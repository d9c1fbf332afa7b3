import type { Dimension } from '../../core/dimension.ts'
import { fault } from '../../core/fault.ts'
import type { Frame } from '../../core/frame.ts'
import { shift } from '../../core/period.ts'
import type { Asked, Asking } from './asked.ts'
import type { Dated } from './dated.ts'
import { datedOf } from './dates.ts'
import { figuresAsked } from './figures-asked.ts'
import { datedPeriod, framesOf, laidOut, type Settled } from './frames.ts'
import { periodBefore } from './period-before.ts'
import { type Reading, reading } from './reading.ts'
import type { SaidPeriod } from './said-period.ts'
import { isOtherList, type Place, putBeside, tellsGoods } from './things.ts'
import { Unread } from './token.ts'

const not = (text: string) => new Unread(fault('not-understood', { text }))
const MOST_OWN = 3
const NOWHERE: Place = { stores: [], regions: [] }

/** "Our store" is the asker's only one, or the one just talked about. */
const ownStore = ({ scope }: Asking, previous: Frame | null): Place | null => {
  const [store] = scope.stores
  if (store !== undefined && scope.stores.length === 1) return { stores: [store], regions: [] }
  return previous?.stores.length === 1 ? { stores: previous.stores, regions: [] } : null
}

/** What turns named that nobody read: a question after them may be of the same. */
export interface Unanswered {
  readonly named: boolean
  readonly goods: boolean
}
const ALL_READ: Unanswered = { named: false, goods: false }

const saidPeriodsOf = ({ compared }: Asked) =>
  (compared.listed.length > 0 ? compared.listed : compared.value ? [compared.value] : []).map((period) => period.dated)

/** A whole question: of an earlier turn it takes only the place, and not even that when it asks for all members. */
export const wholeQuestion = (
  asked: Asked,
  asking: Asking,
  previous: Frame | null,
  unread = ALL_READ,
): Reading | Unread => {
  const form = laidOut(asked)
  if (form instanceof Unread) return form
  const { measured, things, compared, layout } = asked
  if (compared.before !== undefined) return not(compared.before)
  const { metrics, open: openFigure } = figuresAsked(asked, form, asking)
  const open = measured.metrics.length > 0 ? [...openFigure] : []
  if (!things.certain || asked.loose) open.push('name')
  if (!layout.certain) open.push('layout')
  if (compared.listed.length > 1) open.push('several-periods')
  // "How much more did apples sell than bananas" asks for the difference of two things, which no frame holds.
  const each = asked.allApart && form.by[0] === null && asking.scope.stores.length > 1
  const group =
    asked.asGroup && !asked.apart && things.many !== null && form.rank === null && form.by[0] === things.many
  if (each || group) open.push('layout')
  if (asked.differs || asked.standing) open.push('layout')
  const courses = layout.trend ? courseOf(asked) : null
  const several = things.many !== null || form.by[0] !== null || measured.listed || compared.listed.length > 1
  const daysApart = asked.apart && !several && asked.countsDays
  const daysOpen = compared.value?.expression === 'joined-days' && !compared.value.dated.certain && !several
  if (asked.apart && !several && !daysApart && asking.scope.stores.length > 1) open.push('layout')
  if (measured.metrics.length === 0) open.push(...openFigure)
  if (measured.listed && (form.rank || compared.listed.length > 1)) return not('')
  let place = things.place
  const allMembers = form.by.some((by) => by === 'store' || by === 'region')
  if (things.said === 'mine') {
    const own = ownStore(asking, previous)
    if (own === null) open.push('place')
    else place = own
  } else if (things.said === 'none' && previous && !previous.rank) {
    const earlier = { stores: previous.stores, regions: previous.regions }
    if (allMembers && earlier.regions.length > 0) open.push('place')
    else if (!allMembers) place = earlier
  }
  // The turn before was not read, so nobody knows which place it was about.
  const noPlace = unread.named && things.said === 'none' && !allMembers && asking.scope.stores.length > 1
  const noGoods = unread.goods && !things.goodsSaid && takesGoods(metrics, asking)
  if (noPlace || noGoods) open.push('after-unread-turn')
  let goods = things.goods
  const earlierGoods = previous && { categories: previous.categories, products: previous.products }
  if (
    earlierGoods &&
    !things.goodsSaid &&
    earlierGoods.categories.length + earlierGoods.products.length > 0 &&
    takesGoods(metrics, asking)
  ) {
    goods = [{ categories: [], products: [] }, earlierGoods]
    open.push('goods')
  }
  let periods: readonly Dated[] = saidPeriodsOf(asked)
  // "Compared with yesterday" without a period of its own is about today.
  if (periods.length === 0 && compared.base?.kind === 'said') {
    periods = heldAgainst(compared.base.period, asking)
    open.push('needs-period')
  }
  const settled: Settled = {
    metrics,
    place,
    goods,
    periods,
    base: compared.base,
    ...form,
    ...(courses === null ? {} : { by: [courses] }),
    ...(daysApart ? { by: ['day' as const] } : {}),
    ...(daysOpen ? { by: [null, 'day' as const] } : {}),
    ...(each ? { by: [null, 'store' as const] } : group ? { by: [things.many, null] } : {}),
    wish: asked.wish,
    changes: asked.changes && !compared.members,
    open,
    notAllowed: things.notAllowed,
  }
  // "Our store" of somebody with few: one of them.
  if (open.includes('place') && things.said === 'mine' && asking.scope.stores.length <= MOST_OWN) {
    const own = asking.scope.stores.map((store) =>
      framesOf({ ...settled, place: { stores: [store], regions: [] } }, asking),
    )
    const read = own.filter((one): one is Reading => !(one instanceof Unread))
    if (read.length > 0)
      return reading(
        read.flatMap(({ frames }) => frames),
        ['place'],
        settled.notAllowed,
      )
  }
  return framesOf(settled, asking)
}

/** "Are sales up on last week?": this week so far, or today, is held against it. */
const heldAgainst = ({ expression }: SaidPeriod, { today }: Asking): readonly Dated[] => {
  const day = datedPeriod({ from: today, to: today }, today)
  const unit = /^(week|month|quarter|year) -1$/.exec(expression)?.[1]
  const now = unit === undefined ? null : datedOf(`${unit} 0`, [], today, '')
  return now && 'periods' in now ? [now, day] : [day]
}

/** The course of one day is told by its hours. */
const courseOf = ({ compared }: Asked): 'day' | 'hour' => {
  const [period] = compared.value?.dated.periods ?? []
  return period && period.from === period.to ? 'hour' : 'day'
}

const takesGoods = (metrics: readonly Frame['metric'][], { vocabulary }: Asking): boolean =>
  metrics.some((metric) => vocabulary.get(metric)?.cuts.includes('category'))

const follows = (frame: Frame): boolean => {
  if (frame.base?.kind !== 'period') return false
  return frame.base.period.to < frame.period.from
}

/** "For all stores, in a table": one figure for each may be meant. */
const eachToo = <F extends { readonly by: readonly (Dimension | null)[] }>(form: F, asked: Asked, asking: Asking): F =>
  asked.allApart && form.by[0] === null && asking.scope.stores.length > 1 ? { ...form, by: [null, 'store'] } : form

export const followUp = (asked: Asked, asking: Asking, previous: Frame): Reading | Unread => {
  const { measured, things, compared, layout } = asked
  if (asked.beside && (things.said === 'some' || things.goodsSaid)) {
    const both = putBeside(things, previous)
    return both === null ? not('') : followUp({ ...asked, things: both, beside: false }, asking, previous)
  }
  // 比苹果多多少, "compared with Northgate?": both are shown; their difference no frame holds.
  if (compared.members && things.many === null && (things.said === 'some' || things.goodsSaid)) {
    const both = putBeside(things, previous)
    if (both === null) return not('')
    const read = followUp(
      { ...asked, things: both, compared: { ...compared, members: false }, changes: false },
      asking,
      previous,
    )
    return read instanceof Unread ? read : { ...read, certain: false, why: read.why || 'layout' }
  }
  const open: string[] = []
  const members = previous.by !== null && previous.by !== 'hour' && previous.by !== 'day'
  const joins = asked.total && members && previous.rank === null && layout.by[0] === null && things.many === null
  // 我要的是整个饮料类的总库存: a figure and goods of its own, of which the total is one figure.
  const own = measured.metrics.length > 0 && (things.goodsSaid || things.said !== 'none')
  if (asked.total && !joins && !(own && previous.rank === null && previous.by === null)) return not('')
  // "How many are left" after named goods is of those goods.
  const ofGoods =
    previous.products.length + previous.categories.length > 0 &&
    (measured.metrics[0] === 'stock_on_hand' || measured.metrics[0] === 'days_of_cover')
  if (measured.metrics.length > 1 || (measured.metrics.length === 1 && !measured.certain && !ofGoods))
    open.push('metric')
  if (!things.certain || asked.loose) open.push('name')
  if (asked.standing || compared.listed.length > 1) open.push(asked.standing ? 'layout' : 'several-periods')
  const metric = measured.metrics[0] ?? previous.metric
  const changed = measured.metrics.length > 0 && metric !== previous.metric
  const metrics = measured.metrics.length > 0 ? measured.metrics : [previous.metric]
  const placeSaid = things.said !== 'none'
  // 客单最高的呢 says its own ranking; 只看华南 ranks the same shops, fewer of them.
  const fewer = things.place.regions.length > 0 && things.place.stores.length === 0 && previous.by === 'store'
  if (previous.rank && ((changed && !layout.rank) || (placeSaid && !fewer))) open.push('after-ranking')
  const followed = followedForm(asked, previous, open)
  if (followed instanceof Unread) return followed
  // "Together" after a figure for each: their sum.
  const form = joins ? { ...followed, by: [null] } : eachToo(followed, asked, asking)
  let place: Place = { stores: previous.stores, regions: previous.regions }
  if (things.said === 'some') place = things.place
  // 各店呢 after one store asks for all of them; "now the bottom five" of its goods does not.
  if (things.said === 'none' && form.by.includes('store') && form.by[0] !== previous.by && previous.stores.length > 0) {
    if (previous.stores.length === 1) place = NOWHERE
    else open.push('place')
  }
  if (things.said === 'all') place = things.place.regions.length > 0 ? things.place : NOWHERE
  if (things.said === 'mine') {
    const own = ownStore(asking, null)
    if (own === null) return not('')
    place = own
  }
  const earlier = compared.before === undefined ? null : periodBefore(compared.before, previous.period, asking.today)
  if (compared.before !== undefined && earlier === null) return not(compared.before)
  const said = earlier ? [earlier] : saidPeriodsOf(asked)
  const level = (name: Frame['metric']) => asking.vocabulary.get(name)?.kind === 'level'
  let periods = said.length > 0 ? said : [datedPeriod(previous.period, asking.today)]
  if (said.length === 0 && changed && level(metric) !== level(previous.metric)) {
    if (level(metric)) periods = previous.period.from === previous.period.to ? periods : []
    else periods = []
    if (periods.length === 0 && !level(metric)) open.push('period')
  }
  let base: Settled['base'] = compared.base ?? (asked.dropsBase ? null : previous.base)
  if (compared.base === null && base && 'period' in base && previous.base?.kind === 'period' && said.length > 0) {
    const distance = previous.base.period
    const [period] = said[0]?.periods ?? []
    // The day before stays the day before; any other pair of periods is not carried over.
    const adjacent =
      period &&
      follows(previous) &&
      shift(distance, 1).to === previous.period.from &&
      said[0]?.unit === 'day' &&
      previous.period.from === previous.period.to
    base = adjacent && period ? { kind: 'period', period: shift(period, -1) } : null
    if (!adjacent) open.push('base')
  }
  // 去年呢 after one day may ask for that day a year ago.
  if (compared.value?.expression === 'year -1' && compared.base === null && said[0]?.unit === 'year')
    open.push('period')
  const goods = things.goodsSaid ? things.goods : [{ categories: previous.categories, products: previous.products }]
  const nothing =
    !measured.metrics.length &&
    !placeSaid &&
    !things.goodsSaid &&
    said.length === 0 &&
    compared.base === null &&
    layout.by[0] === null &&
    !layout.rank &&
    !joins &&
    !asked.dropsBase &&
    asked.wish === null
  if (nothing) return not('')
  const settled: Settled = {
    metrics,
    place,
    goods,
    periods,
    base,
    ...form,
    wish: asked.wish ?? previous.wish,
    changes: asked.changes && base === null && !compared.members,
    open,
    notAllowed: things.notAllowed,
  }
  return framesOf(settled, asking)
}

const followedForm = (
  asked: Asked,
  previous: Frame,
  open: string[],
): Pick<Settled, 'by' | 'rank' | 'ranksAll'> | Unread => {
  const { things, layout } = asked
  const kept = { by: [previous.by], rank: previous.rank, ranksAll: false }
  if (layout.rank) {
    const dimension = layout.by[0] ?? null
    const other = layout.kindSaid === true && dimension !== previous.by
    const same = previous.by !== null && !other && (layout.sure !== true || dimension === previous.by)
    if (!same && !(layout.sure && !previous.rank)) open.push('ranking')
    const by = same || (previous.rank && !other) ? [previous.by] : layout.by
    return { by, rank: layout.rank, ranksAll: layout.ranksAll }
  }
  if (layout.by.some((by) => by !== null)) {
    if (previous.rank) return not('')
    if (!layout.certain) open.push('layout')
    if (things.many !== null && !layout.by.includes(things.many)) return not('')
    return { by: layout.by, rank: null, ranksAll: false }
  }
  if (things.many !== null) {
    if (previous.by !== null && previous.by !== things.many) return not('')
    return previous.rank ? kept : { by: [things.many], rank: null, ranksAll: false }
  }
  const onlyOne =
    things.said === 'some' &&
    ((previous.by === 'store' && things.place.stores.length === 1) ||
      (previous.by === 'region' && things.place.regions.length === 1))
  const oneKind = things.goodsSaid && tellsGoods(previous) && !isOtherList(things, previous)
  if (onlyOne && (previous.stores.length > 1 || previous.regions.length > 1)) open.push('comparison-or-one')
  if (oneKind) open.push('one-of-many')
  return onlyOne || oneKind ? { by: [null], rank: null, ranksAll: false } : kept
}
