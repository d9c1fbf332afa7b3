import Big from 'big.js'
import { amountOf } from '../compared.ts'
import { nameOf } from '../sections/answered.ts'
import { MOST_CONVERSION } from '../thresholds.ts'
import { perStore } from './per-store.ts'
import { type Hit, NO_FIGURE, type Rule } from './rule.ts'

/** More receipts than visitors cannot be: a fault of the counter, to be ruled out before anything is said of the shop. */
export const counterDoubtful: Rule = {
  name: 'counter-doubtful',
  owner: 'store-manager',
  async find(findings) {
    const limit = new Big(MOST_CONVERSION)
    const conversion = await perStore(findings, 'conversion')
    if (!conversion) return []
    return conversion.stores.flatMap((compared): Hit[] => {
      const value = amountOf(compared.value)
      const store = compared.entity.store
      if (!store || !value?.gt(limit)) return []
      return [
        {
          words: {
            ...NO_FIGURE,
            place: findings.language.entity({ store }, findings.context),
            name: nameOf(findings, 'conversion'),
            value: compared.value?.slot ?? '',
          },
          severity: value.div(limit).toNumber(),
          store,
          evidence: [conversion.evidence.id],
        },
      ]
    })
  },
}
