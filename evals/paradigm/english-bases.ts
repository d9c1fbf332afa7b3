import { addDays, weekday } from '../../src/core/business-date.ts'
import type { CorpusFrame } from '../corpus-schema.ts'
import type { Draw } from './draws.ts'
import { DAYS, type EnglishTime } from './english-calendar.ts'

/** What a time is held against, as somebody says it. */
export interface EnglishBase {
  readonly form: string
  readonly text: string
  readonly base: NonNullable<CorpusFrame['base']>
}

const AGAINST = [
  'vs',
  'versus',
  'against',
  'compared with',
  'compared to',
  'and compare it with',
  ', compared with',
  ', against',
  ', versus',
  'relative to',
  'in comparison with',
  'as against',
  'up or down on',
  ', and how does that compare with',
  ', and how does it compare to',
  ', up or down on',
  ', and how is that against',
  'next to',
  'alongside',
]
/** A base that fits the time; null where none is everyday. */
export const drawEnglishBase = (time: EnglishTime, draw: Draw): EnglishBase | null => {
  const { from, to } = time.period
  const shifted = (days: number) => ({ period: { from: addDays(from, -days), to: addDays(to, -days) } })
  const make = (form: string, text: string, base: EnglishBase['base']): EnglishBase => ({
    form,
    text: `${draw(AGAINST)} ${text}`,
    base,
  })
  const ly = () =>
    draw([
      () =>
        make(
          'last year',
          draw([
            'last year',
            'the same time last year',
            'a year ago',
            'LY',
            'the year before',
            'the same period last year',
          ]),
          'LY-dow',
        ),
      () => ({
        form: 'year on year',
        text: draw([
          'year on year',
          'YoY',
          ', year on year',
          'with the change on last year',
          ', and the year-on-year change',
          'vs LY',
          'v last year',
        ]),
        base: 'LY-dow' as const,
      }),
    ])()
  const usual = () =>
    draw([
      () => make('usual', draw(['the usual', 'normal', 'what is normal', 'the norm', 'what we usually get']), 'W4'),
      () => ({
        form: 'is it usual',
        text: draw([
          ', is that normal',
          ', and is that normal',
          '- is that normal for us',
          ', was that normal',
          ', better or worse than usual',
          ', is it higher or lower than usual',
          ', above or below normal',
        ]),
        base: 'W4' as const,
      }),
    ])()
  if (time.span === 'day') {
    const dow = DAYS[weekday(from)] ?? ''
    return draw([
      () => make('day before', draw(['the day before', 'the previous day', 'the day prior']), shifted(1)),
      () =>
        make(
          'weekday before',
          draw([`the ${dow} before`, `the previous ${dow}`, `the same day the week before`]),
          shifted(7),
        ),
      () => make('usual weekday', draw([`a normal ${dow}`, `a typical ${dow}`, `a usual ${dow}`]), 'W4'),
      ly,
      usual,
    ])()
  }
  if (time.span === 'week')
    return draw([
      () =>
        make(
          'week before',
          draw(['the week before', 'the previous week', 'the prior week', 'the week before that']),
          shifted(7),
        ),
      () => ({ form: 'week on week', text: draw(['week on week', 'WoW', ', week on week']), base: shifted(7) }),
      ly,
      usual,
    ])()
  if (time.span === 'month') {
    const back = addDays(from, -1)
    const period = { from: `${back.slice(0, 7)}-01`, to: back }
    return draw([
      () => make('month before', draw(['the month before', 'the previous month', 'the prior month']), { period }),
      ly,
    ])()
  }
  return null
}
