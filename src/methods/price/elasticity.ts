import type { Fault } from '../../core/fault.ts'
import { solveRidge } from '../forecast/solve.ts'
import { unusable } from '../unusable.ts'

/** Prior of price elasticity: mean -2.62 of 1,851 estimates (Bijmolt, van Heerde, Pieters 2005), spread as planted in retail.md 5. */
export const ELASTICITY_PRIOR = { mean: -2.62, sd: 0.8 } as const
export interface ElasticityPrior {
  readonly mean: number
  readonly sd: number
}

/** One product in one store in one week (or day). */
export interface PricePoint {
  /** Product and store: each such pair has its own level of sales. */
  readonly group: string
  readonly quantity: number
  readonly price: number
  readonly regular: number
  /** What the points of one week share: holidays, season, weather. Without it nothing is shared. */
  readonly week?: string
  /** 1 where the leaflet showed it, or a display stood in the shop. */
  readonly feature?: number
  readonly display?: number
}

export interface Elasticity {
  readonly value: number
  /** Standard deviation of what is known about it. */
  readonly sd: number
  /** Weight of the data against the prior: 0 is the prior alone. */
  readonly weight: number
  readonly points: number
}

/**
 * ln q = level of the group + beta ln(price / regular) + gamma feature + delta display + week (retail.md 3.7): least squares,
 * then shrunk to the prior in proportion to precision, (b / se^2 + m / s^2) / (1 / se^2 + 1 / s^2). Points without sales have
 * no logarithm and are left out (which makes demand look less elastic; the caller says so). Without movement in the price
 * the prior stands.
 */
export const elasticity = (
  points: readonly PricePoint[],
  prior: ElasticityPrior = ELASTICITY_PRIOR,
): Elasticity | Fault => {
  const wrong = unusable('elasticity', { mean: prior.mean }, -20, 0) ?? unusable('elasticity', { sd: prior.sd }, 1e-6)
  if (wrong !== null) return wrong
  for (const { quantity, price, regular, feature = 0, display = 0 } of points) {
    const bad =
      unusable('elasticity', { quantity }, -1e9) ?? unusable('elasticity', { price, regular, feature, display })
    if (bad !== null) return bad
  }
  const used = points.filter(({ quantity, price, regular }) => quantity > 0 && price > 0 && regular > 0)
  const fitted = slopeOf(used)
  if (fitted === null) return { value: prior.mean, sd: prior.sd, weight: 0, points: used.length }
  const [ours, theirs] = [1 / Math.max(fitted.error, 1e-6) ** 2, 1 / prior.sd ** 2]
  const value = (fitted.slope * ours + prior.mean * theirs) / (ours + theirs)
  return { value, sd: Math.sqrt(1 / (ours + theirs)), weight: ours / (ours + theirs), points: used.length }
}

/**
 * Elasticities of products shrunk by category: a category's own is that of all its points shrunk to the prior, and each of its
 * products is shrunk to the category's.
 */
export const elasticitiesBy = (
  products: readonly { readonly product: string; readonly category: string; readonly points: readonly PricePoint[] }[],
  prior: ElasticityPrior = ELASTICITY_PRIOR,
): { readonly categories: ReadonlyMap<string, Elasticity>; readonly products: ReadonlyMap<string, Elasticity> } => {
  const categories = new Map<string, Elasticity>()
  const pooled = new Map<string, PricePoint[]>()
  for (const { category, points } of products) pooled.set(category, [...(pooled.get(category) ?? []), ...points])
  for (const [category, points] of pooled) {
    const own = elasticity(points, prior)
    if ('value' in own) categories.set(category, own)
  }
  const each = products.flatMap(({ product, category, points }): [string, Elasticity][] => {
    const mean = Math.min(0, categories.get(category)?.value ?? prior.mean)
    const own = elasticity(points, { mean, sd: prior.sd })
    return 'value' in own ? [[product, own]] : []
  })
  return { categories, products: new Map(each) }
}

/** Slope of the log price with its standard error; null where the price never moved or too few points are left. */
const slopeOf = (points: readonly PricePoint[]): { readonly slope: number; readonly error: number } | null => {
  const groups = codes(points.map(({ group }) => group))
  const weeks = codes(points.map(({ week = '' }) => week))
  const free = (column: readonly number[]) => withoutMeans(column, groups, weeks)
  const y = free(points.map(({ quantity }) => Math.log(quantity)))
  const columns = [
    free(points.map(({ price, regular }) => Math.log(price / regular))),
    ...[points.map(({ feature = 0 }) => feature), points.map(({ display = 0 }) => display)].map(free),
  ].filter((column, at) => at === 0 || dot(column, column) > 1e-9)
  const [x] = columns
  if (x === undefined || dot(x, x) < 1e-9) return null
  const width = columns.length
  const triangle = Float64Array.from(columns.flatMap((a, i) => columns.slice(0, i + 1).map((b) => dot(a, b))))
  const right = Float64Array.from(columns, (column) => dot(column, y))
  const none = new Float64Array(width)
  const unit = Float64Array.from(columns, (_, at) => (at === 0 ? 1 : 0))
  const slopes = solveRidge(triangle, right, none, width)
  const inverse = solveRidge(triangle, unit, none, width)
  const left = points.length - groups.count - (weeks.count - 1) - width
  if (slopes === null || inverse === null || left < 1) return null
  const rest = y.reduce((sum, value, at) => {
    const fitted = columns.reduce((total, column, k) => total + (slopes[k] ?? 0) * (column[at] ?? 0), 0)
    return sum + (value - fitted) ** 2
  }, 0)
  return { slope: slopes[0] ?? 0, error: Math.sqrt((rest / left) * (inverse[0] ?? 0)) }
}

interface Codes {
  readonly of: readonly number[]
  readonly count: number
}

const codes = (names: readonly string[]): Codes => {
  const known = new Map<string, number>()
  const of = names.map((name) => {
    const code = known.get(name) ?? known.size
    known.set(name, code)
    return code
  })
  return { of, count: known.size }
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)

/** Rounds of taking off the means of groups and weeks in turn; in panels with gaps one round is not enough. */
const ROUNDS = 200

/** What is left of a column when the levels of groups and of weeks are taken off (Frisch and Waugh 1933, by alternating means). */
const withoutMeans = (column: readonly number[], groups: Codes, weeks: Codes): readonly number[] => {
  const rest = [...column]
  const centre = ({ of, count }: Codes): number => {
    const [sums, counts] = [new Float64Array(count), new Float64Array(count)]
    rest.forEach((value, at) => {
      const code = of[at] ?? 0
      sums[code] = (sums[code] ?? 0) + value
      counts[code] = (counts[code] ?? 0) + 1
    })
    let moved = 0
    rest.forEach((value, at) => {
      const code = of[at] ?? 0
      const mean = (sums[code] ?? 0) / (counts[code] ?? 1)
      moved = Math.max(moved, Math.abs(mean))
      rest[at] = value - mean
    })
    return moved
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    centre(groups)
    if (weeks.count < 2 || centre(weeks) < 1e-12) break
  }
  return rest
}
