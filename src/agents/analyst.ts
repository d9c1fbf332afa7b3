import type { AgentSpec } from './agent-spec.ts'

export const analyst = {
  name: 'analyst',
  tier: 'analyst',
  labels: {
    zh: { name: '分析师', words: ['分析师', '分析员'] },
    en: { name: 'analyst', words: ['analyst'] },
  },
  prompt: 'analyst.md',
  tools: [
    'measure',
    'explain-change',
    'find-product',
    'calculate',
    'data-coverage',
    'what-to-order',
    'near-expiry',
    'count-first',
    'rota',
    'checkout-funnel',
    'till-close',
    'cashier-review',
    'price-check',
    'promotions',
    'forecast-card',
    'units-forecast',
    'sales-forecast',
  ],
  mayAsk: [],
  budget: { modelCalls: 4, toolCalls: 6, seconds: 120 },
} as const satisfies AgentSpec
