import { amountOf, changeOf } from '../compared.ts'
import { nameOf } from '../sections/answered.ts'
import type { LineName } from '../thresholds.ts'
import { biggestFall } from './biggest-fall.ts'
import { perStore } from './per-store.ts'
import { type Hit, NO_FIGURE, type Rule } from './rule.ts'

/** A rule on a metric that is lower than usual: by its relative change, or for a rate by its percentage points. */
export const low = (name: LineName, metric: string, by: 'relative' | 'difference', withDriver = false): Rule => ({
  name,
  owner: 'store-manager',
  async find(findings) {
    const limit = findings.limit(name)
    if (limit === null) return []
    const measured = await perStore(findings, metric)
    const hits: Hit[] = []
    for (const compared of measured?.stores ?? []) {
      const change = amountOf(compared[by])
      const { store } = compared.entity
      if (!measured || !store || !change?.lte(limit)) continue
      const fall = withDriver ? await biggestFall(findings, store) : null
      hits.push({
        words: {
          ...NO_FIGURE,
          place: findings.language.entity({ store }, findings.context),
          name: nameOf(findings, metric),
          change: changeOf(compared),
          driver: fall?.driver ?? null,
        },
        severity: change.div(limit).toNumber(),
        store,
        evidence: fall ? [measured.evidence.id, fall.evidence] : [measured.evidence.id],
      })
    }
    return hits
  },
})
