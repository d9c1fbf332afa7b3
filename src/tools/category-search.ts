import type { Catalogue } from '../core/catalogue.ts'
import { dataText } from '../core/data-text.ts'

const fold = (text: string): string => dataText(text).toLowerCase().replace(/\s+/g, '')

/** The category of that name in either language, as prompts show it; null when there is none. */
export const categoryNamed = (
  catalogue: Pick<Catalogue, 'categories'>,
  text: string,
): Catalogue['categories'][number] | null => {
  const wanted = fold(text)
  return catalogue.categories.find(({ names }) => fold(names.en) === wanted || fold(names.zh) === wanted) ?? null
}
