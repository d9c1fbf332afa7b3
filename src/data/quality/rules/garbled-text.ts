import type { QualityRule } from '../quality-rule.ts'

/** What a wrong encoding leaves: the replacement sign, and the two best-known heaps of it (UTF-8 read as GBK, and as Latin-1). */
const GARBLED = "'�|锟斤拷|烫烫烫|Ã[\\x80-\\xBF]|â€'"

export const garbledText = {
  name: 'garbled-text',
  severity: 'warn',
  table: 'dim_product',
  needs: ['dim_product'],
  concerns: [],
  sql: `
    select null as store_id, null as business_date, [sku_id] as key, concat_ws(' / ', name_zh, name_en) as found, null as expected, 1 as n
    from main.dim_product where regexp_matches(concat_ws(' ', name_zh, name_en, cat1_zh, cat1_en, brand), ${GARBLED})`,
} as const satisfies QualityRule<'garbled-text'>
