/**
 * How many receipts are missing from hours without any, at the level of the day's other hours: on a quiet day a quiet hour is chance,
 * with probability exp(-this) were receipts Poisson. `silent` and `usual` are usual receipts of the hours without any and of all hours,
 * `actual` the day's. A day without any receipt has no level of its own: what is usual counts whole.
 */
export const silentReceipts = (silent: number, usual: number, actual: number): number =>
  actual === 0 || usual <= silent ? silent : silent * Math.min(1, actual / (usual - silent))
