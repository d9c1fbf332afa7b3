/**
 * CTEs `seen` and `spread`: how often a product had which value, and the share of its lines up to it. Counted by value, because
 * a quantile over every line would keep every line in memory.
 */
export const valueShares = (value: string, where: string): string => `
  seen as (select sku_id, ${value} as value, count(*) as n from main.fact_line where ${where} group by all),
  spread as (
    select sku_id, value, sum(n) over (partition by sku_id order by value) / sum(n) over (partition by sku_id) as share,
      sum(n) over (partition by sku_id) as lines
    from seen)`
