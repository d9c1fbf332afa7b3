/** What a metric can be cut by. */
export const DIMENSIONS = ['store', 'region', 'category', 'product', 'hour', 'day'] as const
export type Dimension = (typeof DIMENSIONS)[number]
