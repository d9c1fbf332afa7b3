import type { Option } from '../../src/core/answer.ts'
import type { Expected } from '../case.ts'

/**
 * The scripted user who is asked back knows what they want: they tap the offered question that has their metric, their shop
 * and goods, and their days, and nothing where none has. It reads frames, never prose, so that it cannot be the cause of a failure.
 */
export const tap = (options: readonly Option[], { figures, period }: Expected): Option | null => {
  const [wanted] = figures
  if (!wanted) return null
  const fits = (asked: readonly string[], own: string | undefined) =>
    own === undefined ? asked.length === 0 : asked.length === 0 || asked.includes(own)
  return (
    options.find(
      ({ frame }) =>
        frame.metric === wanted.metric &&
        (period === null || (frame.period.from === period.from && frame.period.to === period.to)) &&
        (wanted.entity.store === undefined || fits(frame.stores, wanted.entity.store)) &&
        fits(frame.products, wanted.entity.product) &&
        fits(frame.categories, wanted.entity.category),
    ) ?? null
  )
}
