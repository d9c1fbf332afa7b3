import type { LeafTable } from './leaf-table.ts'

const LEAST_MEMBERS = 400
const MOST_CLASSES = 12

/** Leaves in classes of like size (|actual| + |expected|), equally many in each, small ones first: noise depends on size. */
export const sizeClasses = ({ actual, expected }: LeafTable, leaves: Int32Array): Int32Array[] => {
  const size = (leaf: number) => Math.abs(actual[leaf] as number) + Math.abs(expected[leaf] as number)
  const sizes = Float64Array.from(actual, (_, leaf) => size(leaf))
  const order = leaves.slice().sort((a, b) => (sizes[a] as number) - (sizes[b] as number))
  const classes = Math.max(1, Math.min(MOST_CLASSES, Math.floor(order.length / LEAST_MEMBERS)))
  return Array.from({ length: classes }, (_, c) =>
    order.slice(Math.floor((c * order.length) / classes), Math.floor(((c + 1) * order.length) / classes)),
  )
}
