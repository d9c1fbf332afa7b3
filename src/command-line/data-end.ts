import { Temporal } from 'temporal-polyfill'
import { addDays } from '../core/business-date.ts'
import type { Catalogue } from '../core/catalogue.ts'
import type { Instant } from '../core/clock.ts'

/** `--at data-end`: 09:00 local on the day after the last day of data; null where there are none. */
export const dataEnd = (catalogue: Catalogue): Instant | null => {
  if (catalogue.dataTo === null) return null
  const zone = catalogue.stores[0]?.timeZone ?? 'UTC'
  return Temporal.PlainDateTime.from(`${addDays(catalogue.dataTo, 1)}T09:00`)
    .toZonedDateTime(zone)
    .toInstant()
    .toString()
}
