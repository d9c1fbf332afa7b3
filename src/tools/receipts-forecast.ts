import { type StoreDaysInput, storeDays } from './store-days.ts'
import type { Tool } from './tool.ts'

export const receiptsForecast = {
  ...storeDays('transactions'),
  name: 'receipts-forecast',
  labels: {
    zh: { name: '客单数预测', words: ['客单数预测', '预计客单数', '预计多少单'] },
    en: { name: 'receipts forecast', words: ['receipts forecast', 'expected transactions', 'transactions forecast'] },
  },
  description:
    'Forecasts how many receipts the shops will have, today and on the next days, with an 80 % interval (p10 to p90) and how its backtest did.',
} as const satisfies Tool<'receipts-forecast', ReturnType<StoreDaysInput>>
