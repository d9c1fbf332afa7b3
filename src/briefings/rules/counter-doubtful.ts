import Big from 'big.js'
import { amountOf, slotsOf } from '../compared.ts'
import { THRESHOLDS } from '../thresholds.ts'
import { perStore } from './per-store.ts'
import type { Hit, Rule } from './rule.ts'

/** More receipts than visitors cannot be: a fault of the counter, to be ruled out before anything is said of the shop. */
export const counterDoubtful: Rule = {
  name: 'counter-doubtful',
  owner: 'store-manager',
  async find(findings) {
    const limit = new Big(THRESHOLDS['counter-doubtful'].limit)
    const conversion = await perStore(findings, 'conversion')
    if (!conversion) return []
    return conversion.stores.flatMap((compared): Hit[] => {
      const value = amountOf(compared.value)
      const store = compared.entity.store
      if (!store || !value?.gt(limit)) return []
      const place = findings.language.entity({ store }, findings.context)
      return [
        {
          words: { place, product: '', figure: slotsOf(compared), driver: null },
          severity: value.div(limit).toNumber(),
          store,
          evidence: [conversion.evidence.id],
        },
      ]
    })
  },
}
