import type { Labels } from '../core/language-code.ts'

const label = (zh: string, en: string): Labels => ({ zh: { name: zh, words: [] }, en: { name: en, words: [] } })

/** Names of the columns that the briefing computes itself. */
export const BRIEFING_LABELS: Readonly<Record<string, Labels>> = {
  stores_expected: label('应到门店', 'stores expected'),
  stores_received: label('已到门店', 'stores received'),
  sales_before: label('原报数', 'value first reported'),
  sales_after: label('现数', 'value now'),
  days_corrected: label('更正的店日', 'shop days corrected'),
  usual_sales_share: label('平常销售占比', 'share of usual sales'),
}
