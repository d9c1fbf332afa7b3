import { NO_FIGURE, type Rule } from './rule.ts'

export const dataMissing: Rule = {
  name: 'data-missing',
  owner: 'store-manager',
  async find(findings, { missing, drafted }) {
    return missing.map((store) => ({
      words: { ...NO_FIGURE, place: findings.language.entity({ store }, findings.context) },
      severity: 1,
      store,
      evidence: drafted.evidence.map((evidence) => evidence.id),
    }))
  },
}
