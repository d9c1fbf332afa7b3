import Big from 'big.js'
import { amountOf, type Compared, slotsOf } from '../compared.ts'
import type { Findings } from '../findings.ts'
import { type RuleName, THRESHOLDS } from '../thresholds.ts'
import { biggestFall } from './biggest-fall.ts'
import { perStore } from './per-store.ts'
import type { Hit, Rule } from './rule.ts'

/** A rule on a metric that is lower than usual: by its relative change, or for a rate by its percentage points. */
export const low = (name: RuleName, metric: string, by: 'relative' | 'difference', withDriver = false): Rule => ({
  name,
  owner: 'store-manager',
  async find(findings) {
    const limit = new Big(THRESHOLDS[name].limit)
    const measured = await perStore(findings, metric)
    const hits: Hit[] = []
    for (const compared of measured?.stores ?? []) {
      const change = amountOf(compared[by])
      const store = compared.entity.store
      if (!measured || !store || !change?.lte(limit)) continue
      hits.push(
        await hitOf(findings, compared, store, change.div(limit).toNumber(), measured.evidence.id, by, withDriver),
      )
    }
    return hits
  },
})

const hitOf = async (
  findings: Findings,
  compared: Compared,
  store: string,
  severity: number,
  evidence: string,
  by: 'relative' | 'difference',
  withDriver: boolean,
): Promise<Hit> => {
  const slots = slotsOf(compared)
  const fall = withDriver ? await biggestFall(findings, store) : null
  return {
    words: {
      place: findings.language.entity({ store }, findings.context),
      product: '',
      figure: slots && by === 'difference' ? { ...slots, relative: null } : slots,
      driver: fall?.driver ?? null,
    },
    severity,
    store,
    evidence: fall ? [evidence, fall.evidence] : [evidence],
  }
}
