import { categories } from './categories.ts'
import { corrections } from './corrections.ts'
import { drivers } from './drivers.ts'
import { headline } from './headline.ts'
import { margin } from './margin.ts'
import type { Section } from './section.ts'
import { stock } from './stock.ts'
import { stores } from './stores.ts'

/** In the order of the page: what was said wrongly before comes first; completeness closes it, and is made first. */
export const SECTIONS: readonly Section[] = [corrections, headline, drivers, margin, stock, stores, categories]
