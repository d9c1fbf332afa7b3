import type { Option } from '../core/answer.ts'
import { addDays, type BusinessDate } from '../core/business-date.ts'
import type { Catalogue, StoreEntry } from '../core/catalogue.ts'
import type { Frame } from '../core/frame.ts'
import type { MetricName } from '../core/ids.ts'
import { METRICS } from '../data/metrics/index.ts'
import { type Metric, metricName } from '../data/metrics/metric.ts'
import { checkFrame } from './check-frame.ts'
import type { Run } from './run.ts'

const MOST = 3
const USUAL = ['net_sales', 'transactions', 'out_of_stocks', 'stock_on_hand']
/** Whoever stands at the shelf asks for the shelf first. */
const OF_A_CLERK = ['out_of_stocks', 'net_sales', 'transactions', 'stock_on_hand']

/**
 * Whole questions that can be asked, nearest first: those that came of leaving some words aside, then with the metric and the store that
 * the text names, else the usual ones. They carry no figure, so a wrong guess costs a glance.
 */
export const suggestions = (run: Run, about: Frame | null, near: readonly Frame[] = []): readonly Option[] => {
  const { dataFrom, dataTo } = run.context.catalogue
  const has = ({ period }: Frame) =>
    dataFrom !== null && dataTo !== null && period.from <= dataTo && period.to >= dataFrom
  const asked = near.filter((frame) => has(frame) && checkFrame(run, frame) === null)
  // two frames that read alike are one question to who taps
  const options = new Map<string, Option>()
  for (const frame of [...asked, ...usualFrames(run, about)]) {
    const text = run.language.question(frame, run.context)
    if (options.size < MOST && !options.has(text)) options.set(text, { text, frame })
  }
  return [...options.values()]
}

const usualFrames = (run: Run, near: Frame | null): readonly Frame[] => {
  const { catalogue } = run.context
  const { scope, text } = run.question
  const day = lastWholeDay(catalogue, run.context.today)
  if (!day || scope.stores.length === 0) return []
  const allowed = Object.values(METRICS).filter(
    (metric) => metric.access.includes(scope.role) && metric.reads.every((table) => catalogue.filled.has(table)),
  )
  const words = text.toLowerCase()
  const usual = scope.role === 'clerk' ? OF_A_CLERK : USUAL
  const weight = (metric: Metric) =>
    (near?.metric === metricName(metric.name) ? 100 : 0) +
    longest(words, metric.labels[run.question.language].words) * 2 +
    (usual.includes(metric.name) ? 1 - usual.indexOf(metric.name) / 10 : 0)
  const ranked = [...allowed].sort((a, b) => weight(b) - weight(a)).slice(0, MOST)
  const store = storeNamed(catalogue, words, scope.stores)
  return ranked.map((metric) => plainFrame(metricName(metric.name), day, store))
}

const plainFrame = (metric: MetricName, day: BusinessDate, store: StoreEntry | undefined): Frame => ({
  metric,
  stores: store ? [store.id] : [],
  regions: [],
  categories: [],
  products: [],
  period: { from: day, to: day },
  base: null,
  by: null,
  rank: null,
  wish: null,
})

const lastWholeDay = (catalogue: Catalogue, today: BusinessDate): BusinessDate | null => {
  const yesterday = addDays(today, -1)
  if (!catalogue.dataTo || !catalogue.dataFrom) return null
  const day = catalogue.dataTo < yesterday ? catalogue.dataTo : yesterday
  return day < catalogue.dataFrom ? null : day
}

const longest = (text: string, words: readonly string[]): number =>
  Math.max(0, ...words.filter((word) => text.includes(word)).map((word) => word.length))

const storeNamed = (catalogue: Catalogue, text: string, mine: readonly string[]): StoreEntry | undefined =>
  catalogue.stores.find(
    (store) =>
      mine.includes(store.id) &&
      [store.id, store.names.zh, store.names.en].some((name) => text.includes(name.toLowerCase())),
  )
