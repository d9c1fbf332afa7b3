import { calculate } from './calculate.ts'
import { compareStores } from './compare-stores.ts'
import { dataCoverage } from './data-coverage.ts'
import { findProduct } from './find-product.ts'
import { measure } from './measure.ts'
import type { Tool } from './tool.ts'

/** Every tool there is. A new one is a file, a line here, and its name in the specs that may use it. */
export const TOOLS = {
  measure,
  'find-product': findProduct,
  calculate,
  'data-coverage': dataCoverage,
  'compare-stores': compareStores,
} satisfies { readonly [N in string]: Tool<N> }
