import type { CategoryId } from '../core/ids.ts'
import type { Warehouse } from '../data/warehouse.ts'

/** Whether an article is in one of the categories; of none named every article is. */
export const inCategories = (
  { catalogue }: Warehouse,
  categories: readonly CategoryId[],
): ((product: string) => boolean) => {
  if (categories.length === 0) return () => true
  const wanted = new Set<string>(categories)
  const own = new Set<string>(catalogue.products.flatMap(({ id, category }) => (wanted.has(category) ? [id] : [])))
  return (product) => own.has(product)
}
