import { counterDoubtful } from './counter-doubtful.ts'
import { coverShort } from './cover-short.ts'
import { dataMissing } from './data-missing.ts'
import { low } from './low.ts'
import type { Rule } from './rule.ts'
import { shelfEmpty } from './shelf-empty.ts'

/** In the order in which they matter: doubts about the data before doubts about a shop. */
export const RULES: readonly Rule[] = [
  dataMissing,
  counterDoubtful,
  low('sales-low', 'net_sales', 'relative', true),
  low('conversion-low', 'conversion', 'relative'),
  low('margin-low', 'margin_rate', 'difference'),
  low('units-low', 'upt', 'relative'),
  shelfEmpty,
  coverShort,
]
