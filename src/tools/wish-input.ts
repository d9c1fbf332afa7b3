import { z } from 'zod'
import { ALLERGENS } from '../methods/recommendation/substitutes.ts'

/** Attributes that people ask for; a product file may hold more. */
const ATTRIBUTES = [
  'sugar-free',
  'low-fat',
  'lactose-free',
  'gluten-free',
  'alcohol-free',
  'wholegrain',
  'organic',
  'vegetarian',
  'vegan',
  'halal',
] as const

/** What goods have to be, and what must not be in them. */
export const wishFields = {
  attributes: z.array(z.enum(ATTRIBUTES)).default([]),
  freeOf: z.array(z.enum(ALLERGENS)).default([]).describe('allergens that must not be in it'),
}
