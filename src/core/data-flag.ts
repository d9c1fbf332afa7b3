/**
 * The doubts that `measure` may raise about the data under a figure, with the parameters each one carries. Shares are
 * decimals of one, days and counts whole numbers, all as text. Each language words all of them.
 */
export interface FlagParameters {
  /** Share of the net sales of lines whose cost is unknown. */
  'cost-missing': { share: string }
  /** Sale lines whose cost is the unit cost of a list of goods, the first and last day of which are `from` and `to`. */
  'cost-from-list': { lines: string; from: string; to: string }
  /** Lines of goods, store by store, in stock whose cost is unknown, so that they are in no stock at cost. */
  'stock-cost-missing': { goods: string }
  /** Fewer comparable days than the base needs were there. */
  'base-short': { days: string }
  /** The period is still running, or reaches beyond the data: what was really read. */
  'partial-period': { from: string; to: string }
  /** Ids of stores without any rows, separated by commas. */
  'stores-missing': { stores: string }
  /** Ids of stores that have not traded for all the `days` that a mean is over, so that they are left out, separated by commas. */
  'stores-too-new': { stores: string; days: string }
  /** Ids of stores whose newest stock record is up to so many days older than the last whole day, separated by commas; what was sold since is taken off. */
  'stock-stale': { stores: string; days: string }
  /** Shop days within a mean that have sales and no stock record: left out on both sides. */
  'stock-gap': { days: string }
  /** Ids of asked stores that are not comparable with last year, so are in neither side, separated by commas. */
  'not-like-for-like': { stores: string }
  /** Ids of asked stores of which some day has no plan, so that they are on neither side, separated by commas. */
  'not-planned': { stores: string }
  /** The last asked day still runs; its plan is the whole day's. */
  'plan-whole-day': Record<string, string>
  /** Ids of the similar stores whose median the base is, separated by commas. */
  'peers-are': { stores: string }
  /** Asked days that are weekend days worked for a holiday (调休), separated by commas: not like the same weekday else. */
  'makeup-day': { days: string }
  /** Public holidays among the asked days, and among the same weekdays of last year that they are held against: not as many. */
  'holidays-differ': { asked: string; base: string }
  /** Days of last year's festival that were rescaled to this year's weekday; those of which the weekdays are not known. */
  'base-rescaled': { days: string }
  'base-not-rescaled': { days: string }
  /** A figure is past the line where somebody must act, or watch: `limit` in per cent, points or as it is (`as`); which stores. */
  'past-act-line': { limit: string; as: string; stores: string }
  'past-watch-line': { limit: string; as: string; stores: string }
  /** A named or listed region is seen in part: only these stores of it are read, ids separated by commas. */
  'region-partial': { stores: string }
  /** Some member has no base: the data do not reach back, or it was not there then. */
  'base-missing': Record<string, string>
  /** Ids of stores that are in the figure and, on some day, not in what it is compared with, separated by commas. */
  'base-without': { stores: string }
  /** The asked day still runs, so the days it is compared with were read only up to the same local time, `HH:MM`. */
  'base-cut': { time: string }
  /** Shop days on which a shop sold while its doors counted nobody. */
  'counter-gap': { days: string }
  /** Shop days on which doors counted and nothing was sold: left out of a ratio of the two. */
  'sales-gap': { days: string }
  /** Shop days with sales and no hours worked; of shops whose floor space nobody knows; without a plan: left out of a ratio of both. */
  'hours-missing': { days: string }
  'area-missing': { days: string }
  'plan-missing': { days: string }
  /** More buyers than entrants somewhere: the doors counted too few. */
  'conversion-above-one': Record<string, string>
  /** A later delivery changed what an earlier answer said. */
  restated: Record<string, string>
  /** The set is a sample of lines, so receipts are not whole. */
  'sample-of-lines': Record<string, string>
  /** The stock is a sum of goods counted in pieces and of goods kept by weight, each in its own measure. */
  'measures-mixed': Record<string, string>
  /** Lines of fuel, each counted as one unit. */
  'fuel-is-one-unit': { lines: string }
  /** Sale lines whose money is a share of their order's, because the source does not say it by product. */
  'money-spread': { lines: string }
  /** The set has no receipts: each stands for all that a shop sold in an hour or on a day, `each`. */
  'receipts-are-sums': { each: string }
  /** Sale lines whose source does not tell the tax, so that it may still be within their money. */
  'tax-not-split': { lines: string }
  /** Postage, fees and corrections that the source bills like goods and that are kept out of sales; money in an ISO 4217 currency. */
  'charges-not-in-sales': { amount: string; currency: string }
  /** Ids of stores with too few days, or none of the last four weeks, to forecast from, separated by commas. */
  'not-forecast': { stores: string }
  /** Days to come, separated by commas, on whose weekday the store (its id) never has any sales or visitors. */
  'usually-shut': { stores: string; days: string }
  /** Allergens are as the product file says them; the pack decides. */
  'allergens-as-filed': Record<string, string>
  /** A verdict about the safety of food is advice: a person decides. */
  'person-decides': Record<string, string>
  /** A quality rule (`QualityRuleName`) found `found` things wrong on `days` of the stores' days that were read. */
  'data-quality': { rule: string; found: string; days: string }
}

export type FlagName = keyof FlagParameters
