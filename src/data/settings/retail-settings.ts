import { z } from 'zod'
import { BUDGET, COOLDOWN_DAYS, SHOWN_FIRST } from '../../methods/alerts/keep.ts'
import { REVIEW } from '../../methods/loss-prevention/cashier-exceptions.ts'
import { DETECTOR_RATES } from '../../methods/loss-prevention/checkout-funnel.ts'
import { CASH_TOLERANCE } from '../../methods/loss-prevention/till-close.ts'
import { ACKNOWLEDGE_HOURS } from '../../methods/price/label-mismatch.ts'
import { FRESH_DAYS, MINIMUM_MARGIN } from '../../methods/price/price-floor.ts'
import { STAGES } from '../../methods/replenishment/markdown.ts'
import { NEAR_EXPIRY } from '../../methods/replenishment/near-expiry.ts'
import { POLICY } from '../../methods/replenishment/policy.ts'
import { SERVICE_CLASSES } from '../../methods/replenishment/service-class.ts'
import { FREIGHT } from '../../methods/replenishment/transfer.ts'
import { SERVICE_LEVEL } from '../../methods/staffing/erlang-c.ts'
import { STANDARDS } from '../../methods/staffing/workload.ts'
import { thresholdsInput } from './thresholds-input.ts'

/*
 * What a head office sets, in `floorwalker.yaml` (docs/settings.md). Each default is the method's own, from retail.md; a
 * value that makes no sense is refused with a sentence when the file is read, never when a question is asked.
 */
const below1 = z.number().min(0).max(1)
const service = z.number().min(0.5, 'is a share from 0.5 to 0.999').max(0.999, 'is a share from 0.5 to 0.999')
const days = z.number().int().min(0).max(365)
const decimal = z.union([z.number().nonnegative(), z.string().regex(/^\d+(\.\d+)?$/, 'is no amount')]).transform(String)
const times = z.strictObject({ reviewDays: days.min(1), leadDays: days })

const replenishment = z.strictObject({
  /** Share of days on which a line of each class is to be there. */
  service: z
    .strictObject({
      A: service.default(SERVICE_CLASSES.A.service),
      B: service.default(SERVICE_CLASSES.B.service),
      C: service.default(SERVICE_CLASSES.C.service),
    })
    .prefault({}),
  freshDays: days.default(POLICY.freshDays),
  fresh: times.default(POLICY.fresh),
  dry: times.default(POLICY.dry),
  freshSalvage: below1.default(POLICY.freshSalvage),
  disposal: z.number().nonnegative().default(POLICY.disposal),
  freight: z.number().nonnegative().default(FREIGHT.freight),
  freightUnit: z.number().nonnegative().default(FREIGHT.freightUnit),
  markdownSteps: z
    .array(below1)
    .min(1)
    .default([...STAGES]),
  /** Days before the end from which goods count as near expiry, by shelf life in days, longest life first. */
  nearExpiry: z
    .array(z.strictObject({ life: days.min(1), days: days.min(1) }))
    .min(1)
    .refine(
      (steps) => steps.every(({ life }, at) => at === 0 || life < (steps[at - 1]?.life ?? 0)),
      'must go from the longest shelf life to the shortest',
    )
    .default([...NEAR_EXPIRY]),
})

const hours = z.number().min(0).max(24)
/** What replaces the rules of a country that are kept as data (methods/staffing/rules). */
const rules = z.strictObject({
  dailyHours: hours.optional(),
  weeklyHours: z.number().min(1).max(168).optional(),
  restDaysPerWeek: z.number().int().min(0).max(6).optional(),
  overtime: z.strictObject({ aDay: hours, aDaySpecial: hours, aMonth: z.number().min(0).max(200) }).optional(),
  overtimePay: z
    .strictObject({ workday: z.number().min(1), restDay: z.number().min(1), holiday: z.number().min(1) })
    .optional(),
  restBetweenShifts: hours.optional(),
  pause: z.strictObject({ afterHours: hours, hours }).optional(),
})

const seconds = z.number().positive().max(3600)
const staffing = z.strictObject({
  /** Seconds of work for an item scanned, a receipt paid, a case filled, a question answered. */
  seconds: z
    .strictObject({
      items: seconds.default(STANDARDS.items),
      tenders: seconds.default(STANDARDS.tenders),
      cases: seconds.default(STANDARDS.cases),
      queries: seconds.default(STANDARDS.queries),
    })
    .prefault({}),
  /** At most this share waits longer than so many seconds. */
  wait: z
    .strictObject({
      seconds: seconds.default(SERVICE_LEVEL.seconds),
      share: below1.min(0.001).default(SERVICE_LEVEL.share),
    })
    .prefault({}),
  rules: z.record(z.string().regex(/^[A-Z]{2}$/, 'is no country code such as CN'), rules).default({}),
})

const price = z.strictObject({
  /** Share of the price without tax that no price war may go below. */
  minimumMargin: z.number().min(0).max(0.99).transform(String).default(MINIMUM_MARGIN),
  /** A competitor's price that is older is shown and not followed. */
  freshDays: days.default(FRESH_DAYS),
  acknowledgeHours: z.number().positive().default(ACKNOWLEDGE_HOURS),
})

const rate = z.number().min(0.01).max(1)
const lossPrevention = z.strictObject({
  /** Share of missed scans that a detector sees, by kind of lane. */
  detectorRates: z
    .strictObject({
      sco: rate.default(DETECTOR_RATES.sco),
      staffed: rate.default(DETECTOR_RATES.staffed),
      scale: rate.default(DETECTOR_RATES.scale),
    })
    .prefault({}),
  review: z
    .strictObject({
      p: z.number().positive().max(0.05).default(REVIEW.p),
      weeks: z.number().int().min(1).default(REVIEW.weeks),
      money: z.number().nonnegative().default(REVIEW.money),
    })
    .prefault({}),
  cash: z
    .strictObject({ exact: decimal.default(CASH_TOLERANCE.exact), small: decimal.default(CASH_TOLERANCE.small) })
    .prefault({}),
})

const shownFirst = z.number().int().min(1)
const alerts = z.strictObject({
  cooldownDays: days.default(COOLDOWN_DAYS),
  budget: z
    .strictObject({
      store: z.number().int().min(1).default(BUDGET.store),
      district: z.number().int().min(1).default(BUDGET.district),
      roles: z
        .strictObject({
          clerk: shownFirst.default(SHOWN_FIRST.clerk),
          'store-manager': shownFirst.default(SHOWN_FIRST['store-manager']),
          'regional-manager': shownFirst.default(SHOWN_FIRST['regional-manager']),
          'area-manager': shownFirst.default(SHOWN_FIRST['area-manager']),
        })
        .prefault({}),
    })
    .prefault({}),
})

/** Keys of `floorwalker.yaml`, beside those of models and the service. */
export const retailInput = z.strictObject({
  thresholds: thresholdsInput.default({}),
  replenishment: replenishment.prefault({}),
  staffing: staffing.prefault({}),
  price: price.prefault({}),
  lossPrevention: lossPrevention.prefault({}),
  alerts: alerts.prefault({}),
})
export type RetailSettings = z.infer<typeof retailInput>

export const RETAIL_DEFAULTS: RetailSettings = retailInput.parse({})
