import type { Tier } from '../core/tier.ts'
import type { AgentSpec } from './agent-spec.ts'

export interface Routed {
  readonly tier: Tier
  readonly why: 'named' | 'rule' | 'role'
}

const CAUSE = /\b(why|reasons?|causes?|explain|compare|analy[sz]e|trend)\b|为什么|为何|原因|怎么会|分析|对比|趋势/i
const ALARM = /\b(alerts?|alarm|anomal(y|ies)|unusual|out of line|suspicious|wrong with)\b|预警|告警|异常|不正常|反常/i
const CALL = /(?:\b(?:ask|let|have|get)\s+(?:the\s+|our\s+|an?\s+)?|@|问一?下?|让|请|叫)\s*$/i

/** Who thinks about it: whom the text names, else what the text is about, else the asker's own tier. Code, no model. */
export const route = (text: string, own: Tier, agents: readonly AgentSpec[]): Routed => {
  const lower = text.toLowerCase()
  const named = agents.find((spec) =>
    [...spec.labels.zh.words, ...spec.labels.en.words].some((word) => {
      const at = lower.indexOf(word)
      return at >= 0 && CALL.test(lower.slice(0, at))
    }),
  )
  if (named) return { tier: named.tier, why: 'named' }
  if (ALARM.test(text)) return { tier: 'alerting', why: 'rule' }
  if (CAUSE.test(text)) return { tier: 'analyst', why: 'rule' }
  return { tier: own, why: 'role' }
}
