import type { AgentSpec } from './agent-spec.ts'

export const alerting = {
  name: 'alerting',
  tier: 'alerting',
  labels: {
    zh: { name: '预警员', words: ['预警员', '预警助手'] },
    en: { name: 'alerting colleague', words: ['alerting colleague', 'alerting agent'] },
  },
  prompt: 'alerting.md',
  tools: [
    'early-warnings',
    'explain-change',
    'measure',
    'compare-stores',
    'calculate',
    'data-coverage',
    'checkout-funnel',
    'cashier-review',
    'price-check',
  ],
  mayAsk: ['analyst'],
  budget: { modelCalls: 6, toolCalls: 8, seconds: 180 },
} as const satisfies AgentSpec
