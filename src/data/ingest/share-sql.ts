/**
 * SQL of a row's share of a sum of money by weight, in cents: the parts of a group sum to the whole exactly, because each
 * is the difference of two rounded running shares. `weight` and `whole` are SQL; of a group without weight the share is 0.
 */
export const shareOf = (whole: string, weight: string, group: string, order: string): string => {
  const total = `sum(${weight}) over (partition by ${group})`
  const upTo = `sum(${weight}) over (partition by ${group} order by ${order} rows unbounded preceding)`
  const running = (part: string) =>
    `round((${whole})::double * (${part})::double / nullif(${total}, 0)::double, 2)::decimal(14,2)`
  return `coalesce(${running(upTo)} - ${running(`${upTo} - (${weight})`)}, 0)`
}

/** SQL of an amount's text, plain as `numbers` of a description makes it, as money; null when it is none. */
export const moneyOf = (text: string): string => `try_cast(${text} as decimal(14,2))`

/** SQL of a name in its language's column: Chinese when it has a Han character. */
export const nameIn = (language: 'zh' | 'en', name: string): string =>
  `case when ${language === 'zh' ? '' : 'not '}regexp_matches(${name}, '\\p{Han}') then ${name} end`
