/**
 * SQL of whether a trimmed text stands for an empty cell, as exports and people write it: `--`, `NULL`, `N/A`. No list of
 * constants: a database makes a join of each, and a file has many columns.
 */
export const isNothing = (text: string): string =>
  `(length(${text}) <= 6 and regexp_full_match(${text}, '|[-–—]{1,3}|/|(?i)null|n/a|nan|[(]null[)]'))`
