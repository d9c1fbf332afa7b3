/**
 * Blanks what holds digits or numerals but is no figure: names, ids, dates, weekdays, clock times and the names of bases.
 * Blanks keep the length, so that places in the text stay what they were.
 */
export const mask = (text: string, names: readonly string[]): string => {
  let masked = text
  for (const name of [...names].sort((a, b) => b.length - a.length))
    if (name) masked = masked.split(name).join(' '.repeat(name.length))
  for (const pattern of NOT_FIGURES) masked = masked.replace(pattern, (found) => ' '.repeat(found.length))
  return masked
}

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?'
const NOT_FIGURES: readonly RegExp[] = [
  /\b[A-Z]{1,3}\d{2,}\b/g,
  /\b(?:W4|LY)\b/gi,
  /\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z?)?/g,
  /\d{4}年(?:\d{1,2}月)?(?:\d{1,2}[日号])?/g,
  /\d{1,2}月\d{1,2}[日号]?/g,
  new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)?\\s+${MONTH}(?:\\s+\\d{4})?`, 'gi'),
  new RegExp(`\\b${MONTH}\\s+\\d{1,2}(?:,?\\s+\\d{4})?\\b`, 'gi'),
  /\d{1,2}[::]\d{2}(?::\d{2})?/g,
  /\d{1,2}\s*[-–—~到至]\s*\d{1,2}\s*(?:点|时|[ap]\.?m\b)/gi,
  /\d{1,2}\s*(?:点钟?|时|[ap]\.?m\b)/gi,
  /(?:周|星期|礼拜)[一二三四五六日天]/g,
  /[这那每同哪][一两]?[天日个家种]/g,
  /(?:前|近|过去|最近|上)?\s*[四4]\s*个?(?:周|同一?星期|星期)(?:同日|同一天|同星期)?/g,
  /\b(?:last|past|previous)?\s*(?:four|4)\s+(?:same\s+)?(?:weekdays?|weeks?|\w+days)\b/gi,
]

/** Clock hours that a text names, 0-23: "18点", "18:00", "6 pm", "18-19点" (its start). */
export const hoursIn = (text: string): readonly number[] => {
  const hours = new Set<number>()
  for (const [, hour = '', half = ''] of text.matchAll(
    /(\d{1,2})(?=\s*(?:[::]\d{2}|点|时|[ap]\.?m\b|\s*[-–—~到至]\s*\d{1,2}\s*(?:[::]\d{2}|点|时)))\s*(a\.?m|p\.?m)?/gi,
  )) {
    const at = Number(hour)
    hours.add(/^p/i.test(half) && at < 12 ? at + 12 : at)
  }
  return [...hours]
}
