import { addDays } from '../../src/core/business-date.ts'
import { type drawDays, type EnglishTime, type Said, suffix } from './english-calendar.ts'

/** Times of several days between dates, and weeks by their first or last day. */
export const spanWays = (
  said: Said,
  { from, to, a, b, am, bm, wc, w, wm, ended, em }: ReturnType<typeof drawDays>,
): readonly (() => EnglishTime | null)[] => [
  () =>
    a.month === b.month
      ? said(
          'span in a month',
          [
            `from ${a.dom} to ${b.dom} ${am}`,
            `from the ${a.dom}${suffix(a.dom)} to the ${b.dom}${suffix(b.dom)} of ${am}`,
            `between ${am} ${a.dom} and ${b.dom}`,
            `${a.dom}-${b.dom} ${am}`,
            `${am} ${a.dom}-${b.dom}`,
            `${am} ${a.dom} to ${b.dom}`,
            `between the ${a.dom}${suffix(a.dom)} and the ${b.dom}${suffix(b.dom)} of ${am}`,
          ],
          { from, to },
          'other',
        )
      : said(
          'span over months',
          [
            `from ${a.dom} ${am} to ${b.dom} ${bm}`,
            `from ${am} ${a.dom} to ${bm} ${b.dom}`,
            `between ${a.dom} ${am} and ${b.dom} ${bm}`,
            `from the ${a.dom}${suffix(a.dom)} of ${am} to the ${b.dom}${suffix(b.dom)} of ${bm}`,
          ],
          { from, to },
          'other',
        ),
  () =>
    said(
      'week commencing',
      [
        `w/c ${w.dom} ${wm}`,
        `week commencing ${w.dom} ${wm}`,
        `for the week commencing ${w.dom} ${wm}`,
        `for the week starting ${w.dom} ${wm}`,
        `the week of ${wm} ${w.dom}`,
        `week beginning the ${w.dom}${suffix(w.dom)} of ${wm}`,
        `week commencing Monday ${w.dom} ${wm}`,
      ],
      { from: wc, to: addDays(wc, 6) },
      'week',
    ),
  () =>
    said(
      'week ending',
      [
        `week ending ${ended.dom} ${em}`,
        `w/e ${ended.dom} ${em}`,
        `for the week ending ${ended.dom} ${em}`,
        `in the week ending Sunday the ${ended.dom}${suffix(ended.dom)} of ${em}`,
      ],
      { from: wc, to: addDays(wc, 6) },
      'week',
    ),
]
