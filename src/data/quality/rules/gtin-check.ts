import type { QualityRule } from '../quality-rule.ts'

/**
 * The last digit follows from the others: weights 3, 1 from the right (retail.md 3.7). Codes of 8, 12, 13 and 14 digits;
 * shorter and longer ones are codes of the shop's own.
 */
export const gtinCheck = {
  name: 'gtin-check',
  severity: 'warn',
  table: 'dim_product',
  needs: ['dim_product'],
  concerns: [],
  sql: `
    with coded as (
      select sku_id, gtin, list_transform(range(1, length(gtin)), i -> substr(gtin, (length(gtin) - i)::bigint, 1)::integer) as digits
      from main.dim_product where regexp_full_match(gtin, '\\d{8}|\\d{12,14}')),
    judged as (
      select sku_id, gtin, (10 - list_sum(list_transform(digits, (d, i) -> d * case when i % 2 = 1 then 3 else 1 end)) % 10) % 10 as digit
      from coded)
    select null as store_id, null as business_date, [sku_id] as key, gtin as found, left(gtin, -1) || digit::integer as expected, 1 as n
    from judged where digit <> right(gtin, 1)::integer`,
} as const satisfies QualityRule<'gtin-check'>
