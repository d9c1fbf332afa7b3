import { isFault } from '../../core/fault.ts'
import { id, type StoreId } from '../../core/ids.ts'
import { amountOf, comparedOf } from '../compared.ts'
import { leastCover } from '../least-cover.ts'
import { mostOut } from '../most-out.ts'
import { nameOf } from '../sections/answered.ts'
import { NOTHING_LEFT } from '../thresholds.ts'
import { NO_FIGURE, type Rule } from './rule.ts'

/** In the shop with most goods out: the product that still sells and will be gone next. */
export const coverShort: Rule = {
  name: 'cover-short',
  owner: 'store-manager',
  async find(findings) {
    const most = await mostOut(findings)
    const store = isFault(most) ? undefined : comparedOf(most)[0]?.entity.store
    if (!store) return []
    const result = await leastCover(findings, [id<StoreId>(store)])
    if (isFault(result)) return []
    const next = comparedOf(result).find(({ value }) => amountOf(value)?.gte(NOTHING_LEFT))
    const days = amountOf(next?.value ?? null)
    const limit = findings.limit('cover-short')
    if (limit === null || !next || !days?.lt(limit)) return []
    const { entity } = findings.language
    return [
      {
        words: {
          ...NO_FIGURE,
          place: entity({ store }, findings.context),
          product: entity({ product: next.entity.product }, findings.context),
          name: nameOf(findings, result.source),
          value: next.value?.slot ?? '',
        },
        severity: limit.div(days).toNumber(),
        store: null,
        evidence: [result.id],
      },
    ]
  },
}
