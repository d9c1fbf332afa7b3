import { type StoreDaysInput, storeDays } from './store-days.ts'
import type { Tool } from './tool.ts'

export const salesForecast = {
  ...storeDays('net_sales'),
  name: 'sales-forecast',
  labels: {
    zh: { name: '销售额预测', words: ['销售额预测', '预计销售额', '预计卖多少钱'] },
    en: { name: 'sales forecast', words: ['sales forecast', 'expected net sales', 'forecast of net sales'] },
  },
  description:
    'Forecasts net sales of the shops, today and on the next days, with an 80 % interval (p10 to p90) and how its backtest did. Use it for what will be taken tomorrow, at the weekend or next week.',
} as const satisfies Tool<'sales-forecast', ReturnType<StoreDaysInput>>
