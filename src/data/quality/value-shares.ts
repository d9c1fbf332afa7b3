/** A value and what it is held against are rounded: what comes this near is looked at, too. */
const NEARLY = 0.99

/**
 * CTEs `seen` and `spread`: how often a product had which value, and the share of its lines up to it. Counted by value, because
 * a quantile over every line would keep every line in memory. Only of products with a value beyond `reach`, SQL over all values
 * of a product: the others cannot have what is looked for, and are most.
 */
export const valueShares = (value: string, where: string, reach: string): string => `
  valued as (select sku_id, ${value} as value from main.fact_line where ${where}),
  wide as (select sku_id from valued group by sku_id having max(value) >= ${NEARLY} * (${reach})),
  seen as (select sku_id, value, count(*) as n from valued semi join wide using (sku_id) group by all),
  spread as (
    select sku_id, value, sum(n) over (partition by sku_id order by value) / sum(n) over (partition by sku_id) as share,
      sum(n) over (partition by sku_id) as lines
    from seen)`
