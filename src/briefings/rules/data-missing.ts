import type { Rule } from './rule.ts'

export const dataMissing: Rule = {
  name: 'data-missing',
  owner: 'store-manager',
  async find(findings, { missing, drafted }) {
    return missing.map((store) => ({
      words: { place: findings.language.entity({ store }, findings.context), product: '', figure: null, driver: null },
      severity: 1,
      store,
      evidence: drafted.evidence.map((evidence) => evidence.id),
    }))
  },
}
