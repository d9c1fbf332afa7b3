import { KEPT_LINES } from './counted.ts'
import { type Metric, SALES_ROLES } from './metric.ts'

/**
 * Margin after what was thrown away and what counts found missing, both at cost (retail.md 1.2): (net sales - cost - waste -
 * shrink) / net sales, over the lines that have a cost.
 */
export const maintainedMarginRate = {
  name: 'maintained_margin_rate',
  labels: {
    zh: { name: '净毛利率', words: ['净毛利率', '损耗后毛利率', '扣损毛利率', '维持毛利率'] },
    en: {
      name: 'maintained margin rate',
      words: [
        'maintained margin rate',
        'maintained margin',
        'margin after waste',
        'margin after shrink',
        'margin after waste and shrink',
      ],
    },
  },
  meaning: {
    zh: '（净销售额 − 成本 − 报损 − 盘亏）÷ 净销售额，只算有成本的商品行。',
    en: '(Net sales - cost - waste - shrink) / net sales, over the lines that have a cost.',
  },
  thresholds: [{ of: 'points', side: 'below', watch: '-0.5', act: '-1' }],
  unit: 'ratio',
  kind: 'flow',
  cuts: ['store', 'region', 'category', 'product', 'day'],
  better: 'higher',
  access: SALES_ROLES.filter((role) => role !== 'clerk'),
  ratio: true,
  addsMoney: true,
  gap: { flag: 'cost-missing', column: 'fact_line.cost' },
  trailingDays: 1,

  reads: ['fact_line', 'fact_stock_move'],
  statement: `
    select store_id, business_date as day, null as hour, sku_id,
      case when cost is not null then net_ex_tax - cost end as numerator,
      case when cost is not null then net_ex_tax end as denominator,
      case when cost is null then net_ex_tax end as missing
    from fact_line
    where ${KEPT_LINES}
    union all
    select store_id, business_date as day, null as hour, sku_id,
      (qty * unit_cost)::decimal(18,4) as numerator, null as denominator, null as missing
    from fact_stock_move
    where type in ('waste', 'count', 'adjust')`,
} as const satisfies Metric<'maintained_margin_rate'>
