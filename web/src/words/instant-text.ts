import type { Words } from './words.ts'

const locale = (words: Words) => (words.code === 'zh' ? 'zh-CN' : 'en-GB')

/** An instant on the shop's clock, whatever zone the tablet is set to. */
export const instantText = (instant: string, timeZone: string, words: Words): string =>
  new Intl.DateTimeFormat(locale(words), { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    new Date(instant),
  )

export const dateText = (date: string, words: Words): string =>
  new Intl.DateTimeFormat(locale(words), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`))

export const monthText = (date: string, words: Words): string =>
  new Intl.DateTimeFormat(locale(words), { month: 'short', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`))

/** How the conversation list dates a conversation: on the shop's clock as well. */
export const shortDate = (instant: string, timeZone: string, words: Words): string =>
  new Intl.DateTimeFormat(locale(words), {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(new Date(instant))
