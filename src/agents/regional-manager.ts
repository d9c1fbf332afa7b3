import type { AgentSpec } from './agent-spec.ts'

export const regionalManager = {
  name: 'regional-manager',
  tier: 'regional-manager',
  labels: {
    zh: { name: '区域经理助手', words: ['区域经理助手', '区域经理'] },
    en: { name: 'regional manager', words: ['regional manager'] },
  },
  prompt: 'regional-manager.md',
  tools: [
    'measure',
    'compare-stores',
    'explain-change',
    'calculate',
    'data-coverage',
    'transfers',
    'rota',
    'checkout-funnel',
    'cashier-review',
    'price-war',
    'promotions',
  ],
  mayAsk: ['alerting', 'analyst'],
  budget: { modelCalls: 8, toolCalls: 10, seconds: 300 },
} as const satisfies AgentSpec
