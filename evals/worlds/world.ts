import { Temporal } from 'temporal-polyfill'

export interface Named {
  readonly id: string
  readonly zh: string
  readonly en: string
}

/** What cases draw from: names and the reach of the data, read from the raw tables; and the one frozen "now". */
export interface World {
  readonly stores: readonly (Named & { readonly region: string; readonly currency: string })[]
  readonly regions: readonly Named[]
  readonly categories: readonly Named[]
  readonly products: readonly (Named & { readonly category: string; readonly byWeight: boolean })[]
  readonly dataFrom: string
  readonly dataTo: string
  /** The shop's day on which all questions are asked: the day after the data end. */
  readonly today: string
  readonly at: string
}

/** The instant of a wall clock. */
export const instantAt = (date: string, time: string, timeZone: string): string =>
  Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timeZone).toInstant().toString()
