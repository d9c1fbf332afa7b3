import type { AgentSpec } from './agent-spec.ts'

export const clerk = {
  name: 'clerk',
  tier: 'clerk',
  labels: {
    zh: { name: '店员助手', words: ['店员助手', '店员', '小助手'] },
    en: { name: 'clerk', words: ['clerk'] },
  },
  prompt: 'clerk.md',
  tools: [
    'measure',
    'find-product',
    'data-coverage',
    'what-to-order',
    'near-expiry',
    'count-first',
    'price-check',
    'footfall-forecast',
    'where-to-find',
    'price-now',
    'on-offer',
    'substitutes',
    'goes-with',
    'goods-with',
    'lot-check',
    'shelf-gaps',
    'photo-goods',
    'loose-goods',
    'tray',
  ],
  mayAsk: ['analyst', 'regional-manager'],
  budget: { modelCalls: 6, toolCalls: 8, seconds: 60 },
} as const satisfies AgentSpec
