import { isFault } from '../../core/fault.ts'
import { amountOf, comparedOf } from '../compared.ts'
import { mostOut } from '../most-out.ts'
import { nameOf } from '../sections/answered.ts'
import { NO_FIGURE, type Rule } from './rule.ts'

/** The one shop with most goods out, when they are many. */
export const shelfEmpty: Rule = {
  name: 'shelf-empty',
  owner: 'store-manager',
  async find(findings) {
    const result = await mostOut(findings)
    if (isFault(result)) return []
    const most = comparedOf(result)[0]
    const value = amountOf(most?.value ?? null)
    const limit = findings.limit('shelf-empty')
    if (limit === null || !most?.entity.store || !value?.gte(limit)) return []
    const place = findings.language.entity(most.entity, findings.context)
    return [
      {
        words: { ...NO_FIGURE, place, name: nameOf(findings, result.source), value: most.value?.slot ?? '' },
        severity: value.div(limit).toNumber(),
        store: null,
        evidence: [result.id],
      },
    ]
  },
}
