/** What a rota must keep, as data: one file a country. Hours unless said. */
export interface LabourRules {
  /** ISO 3166 code. */
  readonly country: string
  readonly dailyHours: number
  readonly weeklyHours: number
  readonly restDaysPerWeek: number
  readonly overtime: { readonly aDay: number; readonly aDaySpecial: number; readonly aMonth: number }
  /** Times the normal wage. */
  readonly overtimePay: { readonly workday: number; readonly restDay: number; readonly holiday: number }
  /** Between the end of a shift and the start of the next. */
  readonly restBetweenShifts: number
  /** Shifts with more work than `afterHours` have an unpaid break of `hours` in their middle. */
  readonly pause: { readonly afterHours: number; readonly hours: number }
  /** Which of these are law and which a house rule, and where they come from. To be checked by counsel before use. */
  readonly sources: Readonly<Record<string, string>>
}
