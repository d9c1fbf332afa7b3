import type { LanguageCode } from '../core/language-code.ts'
import { dateText, type Every } from '../methods/forecast/grid.ts'
import { type ForecastResult, methodOf, told } from './forecast-json.ts'

interface Words {
  readonly title: readonly [series: string, steps: string, wape: string, naive: string, covered: string, method: string]
  readonly all: string
  readonly more: (count: number) => string
  readonly summary: (series: number, every: string, ms: number) => string
  readonly every: Record<Every, string>
  readonly notes: {
    readonly unreadDates: (n: number) => string
    readonly farDates: (n: number) => string
    readonly unreadValues: (n: number) => string
    readonly twoWays: (value: string, thousands: boolean) => string
    readonly emptyValues: (n: number) => string
    readonly merged: (n: number) => string
    readonly offGrid: (n: number) => string
    readonly absurd: (n: number) => string
    readonly broken: (n: number) => string
    readonly nothing: (n: number) => string
    readonly untested: (n: number) => string
    readonly zeros: string
    readonly steps: (said: string) => string
    readonly earlier: (n: number) => string
  }
}

const rows = (n: number): string => (n === 1 ? '1 row has' : `${n} rows have`)
const were = (n: number): string => (n === 1 ? 'was' : 'were')

const WORDS: Record<LanguageCode, Words> = {
  en: {
    title: ['series', 'next steps: p50 [p10 - p90]', 'WAPE', 'naive', 'in 80 %', 'method'],
    all: '(all)',
    more: (n) => `... and ${n} more series; --json gives all of them.`,
    summary: (n, every, ms) => `${n} series, step: ${every}. ${ms} ms`,
    every: { minutes: 'minutes', day: 'day', week: 'week', month: 'month', quarter: 'quarter', year: 'year' },
    notes: {
      unreadDates: (n) => `${rows(n)} no date that can be read; left out.`,
      farDates: (n) => `${rows(n)} a date years away from all others; left out as a slip of the pen.`,
      twoWays: (value, thousands) =>
        `Values such as ${value} were read as ${thousands ? 'thousands; if the comma marks decimals, say --decimal comma' : 'decimals; if the point marks thousands, say --decimal comma'}.`,
      unreadValues: (n) => `${rows(n)} a value that is no number; left out.`,
      emptyValues: (n) => `${rows(n)} no value; dates without one count as unknown.`,
      merged: (n) =>
        `${n === 1 ? '1 row shares' : `${n} rows share`} series and date with another and ${were(n)} added to it.`,
      offGrid: (n) => `${n === 1 ? '1 date lies' : `${n} dates lie`} between two steps, counted for the earlier one.`,
      absurd: (n) =>
        `${n === 1 ? '1 value lies' : `${n} values lie`} so far outside all others that ${n === 1 ? 'it was' : 'they were'} not believed.`,
      broken: (n) =>
        `${n === 1 ? '1 line of the file is no row' : `${n} lines of the file are no rows`} and ${were(n)} left out.`,
      nothing: (n) => `${n} series ${n === 1 ? 'has' : 'have'} no value that can be used, and no forecast.`,
      untested: (n) =>
        `${n} series ${n === 1 ? 'is' : 'are'} too short to test a forecast on; the intervals are those of other series, or a wide guess.`,
      zeros: 'Dates without a row were taken as zero; --gaps missing takes them as unknown.',
      steps: (said) => `The series have different steps (${said}); each is forecast in its own.`,
      earlier: (n) =>
        `${n} series ${n === 1 ? 'ends' : 'end'} before the newest date of the table; ${n === 1 ? 'its forecast follows its' : 'their forecasts follow their'} own last date.`,
    },
  },
  zh: {
    title: ['序列', '接下来: p50 [p10 - p90]', 'WAPE', '朴素法', '80% 内', '方法'],
    all: '(全部)',
    more: (n) => `……还有 ${n} 个序列;--json 给出全部。`,
    summary: (n, every, ms) => `${n} 个序列,步长:${every}。${ms} 毫秒`,
    every: { minutes: '分钟', day: '天', week: '周', month: '月', quarter: '季度', year: '年' },
    notes: {
      unreadDates: (n) => `${n} 行没有可读的日期,已略去。`,
      farDates: (n) => `${n} 行的日期与其余日期相差数年,视为笔误,已略去。`,
      twoWays: (value, thousands) =>
        `${value} 这样的数值按${thousands ? '千位分隔' : '小数'}读取;如果${thousands ? '逗号是小数点' : '点是千位分隔符'},请加 --decimal comma。`,
      unreadValues: (n) => `${n} 行的数值不是数字,已略去。`,
      emptyValues: (n) => `${n} 行没有数值,这些日期按未知处理。`,
      merged: (n) => `${n} 行与另一行同序列同日期,已相加。`,
      offGrid: (n) => `${n} 个日期落在两步之间,计入较早的一步。`,
      absurd: (n) => `${n} 个数值远离其余数值,不予采信。`,
      broken: (n) => `文件中有 ${n} 行不是数据行,已略去。`,
      nothing: (n) => `${n} 个序列没有可用的数值,没有预测。`,
      untested: (n) => `${n} 个序列太短,无法回测;其区间取自其他序列,或为宽泛的估计。`,
      zeros: '没有行的日期按零处理;--gaps missing 则按未知处理。',
      steps: (said) => `各序列步长不同(${said}),各按自己的步长预测。`,
      earlier: (n) => `${n} 个序列早于表中最新日期结束,其预测从各自最后日期之后开始。`,
    },
  },
}

/** Sentences about what was found and done, for standard error. */
export const forecastNotes = (result: ForecastResult, broken: number, language: LanguageCode): string => {
  const { notes } = WORDS[language]
  const { said } = result.gathered
  const sum = (count: (series: ForecastResult['series'][number]) => number) =>
    result.series.reduce((total, series) => total + count(series), 0)
  const counted: [number, (n: number) => string][] = [
    [broken, notes.broken],
    [said.unreadDates, notes.unreadDates],
    [said.farDates, notes.farDates],
    [said.unreadValues, notes.unreadValues],
    [said.emptyValues, notes.emptyValues],
    [said.merged, notes.merged],
    [said.offGrid, notes.offGrid],
    [sum((series) => series.absurd), notes.absurd],
    [sum((series) => (series.forecast === null ? 1 : 0)), notes.nothing],
    [sum((series) => (series.forecast?.card.origins === 0 ? 1 : 0)), notes.untested],
    [sum(({ forecast, shape }) => (forecast !== null && forecast.first <= shape.end ? 1 : 0)), notes.earlier],
  ]
  const lines = counted.filter(([n]) => n > 0).map(([n, say]) => say(n))
  if (said.twoWays !== null) lines.push(notes.twoWays(said.twoWays, said.twoWays.includes(',')))
  if (sum((series) => (series.shape.gaps === 'zero' ? series.empty : 0)) > 0) lines.push(notes.zeros)
  const steps = stepsSaid(result, language)
  if (steps.length > 1) lines.push(notes.steps(steps.map(([step, n]) => `${step}: ${n}`).join(', ')))
  return lines.map((line) => `${line}\n`).join('')
}

/** What one of each takes of a grid's step. */
const UNITS: Record<Every, number> = { minutes: 1, day: 1440, week: 10_080, month: 1, quarter: 3, year: 12 }
const SHOWN_SERIES = 20
const SHOWN_POINTS = 3

/** A table for the terminal: the next points, the backtest's WAPE beside seasonal naive, coverage, method. */
export const forecastText = (result: ForecastResult, language: LanguageCode): string => {
  const words = WORDS[language]
  const number = new Intl.NumberFormat(language, { maximumSignificantDigits: 4 })
  const percent = (part: number, whole: number) => (whole > 0 ? `${((100 * part) / whole).toFixed(1)} %` : '-')
  const rows = result.series.slice(0, SHOWN_SERIES).map(({ forecast, grid, open }, s) => {
    const name = result.gathered.keys[s]?.join(' / ') || words.all
    if (forecast === null) return [name, '-', '-', '-', '-', '-']
    const { card } = forecast
    const points = told(open, result.points, forecast)
      .slice(0, SHOWN_POINTS)
      .map((h) => {
        const [low, middle, high] = [forecast.p10, forecast.p50, forecast.p90].map((of) =>
          number.format(of[h] as number),
        )
        return `${dateText(grid, forecast.first + h)} ${middle} [${low} - ${high}]`
      })
    return [
      name,
      points.join('; '),
      percent(card.missed, card.actual),
      percent(card.naiveMissed, card.actual),
      percent(card.within, card.points),
      methodOf(forecast),
    ]
  })
  const table = [words.title, ...rows]
  const widths = words.title.map((_, c) => Math.max(...table.map((row) => width(row[c] ?? ''))))
  const lines = table.map((row) =>
    row
      .map((cell, c) => cell + ' '.repeat((widths[c] ?? 0) - width(cell)))
      .join('  ')
      .trimEnd(),
  )
  const rest = result.series.length - rows.length
  if (rest > 0) lines.push(words.more(rest))
  const every = stepsSaid(result, language)
    .map(([step]) => step)
    .join(', ')
  return `${[...lines, '', words.summary(result.series.length, every, Math.round(result.ms))].join('\n')}\n`
}

/** The steps of the series, most frequent first, and how many series have each. */
const stepsSaid = ({ series }: ForecastResult, language: LanguageCode): [step: string, series: number][] => {
  const counts = new Map<string, number>()
  for (const { grid } of series) {
    const times = grid.step / UNITS[grid.every]
    const step = `${times > 1 ? `${times} ` : ''}${WORDS[language].every[grid.every]}`
    counts.set(step, (counts.get(step) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])
}

/** Columns of a terminal that a text takes: Chinese characters take two. */
const width = (text: string): number => {
  let sum = 0
  for (const character of text) sum += /[⺀-鿿＀-￯]/.test(character) ? 2 : 1
  return sum
}
