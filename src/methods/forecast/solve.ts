/**
 * Solves (A + diag(penalty)) x = b by Cholesky for a symmetric A given by its lower triangle, row after row. Null where
 * the matrix is not positive definite.
 */
export const solveRidge = (
  triangle: Float64Array,
  right: Float64Array,
  penalty: Float64Array,
  width: number,
): Float64Array | null => {
  const lower = new Float64Array(width * width)
  for (let i = 0; i < width; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = triangle[(i * (i + 1)) / 2 + j] as number
      if (i === j) sum += penalty[i] as number
      for (let k = 0; k < j; k += 1) sum -= (lower[i * width + k] as number) * (lower[j * width + k] as number)
      if (i === j) {
        if (!(sum > 1e-12)) return null
        lower[i * width + i] = Math.sqrt(sum)
      } else lower[i * width + j] = sum / (lower[j * width + j] as number)
    }
  }
  const x = new Float64Array(width)
  for (let i = 0; i < width; i += 1) {
    let sum = right[i] as number
    for (let k = 0; k < i; k += 1) sum -= (lower[i * width + k] as number) * (x[k] as number)
    x[i] = sum / (lower[i * width + i] as number)
  }
  for (let i = width - 1; i >= 0; i -= 1) {
    let sum = x[i] as number
    for (let k = i + 1; k < width; k += 1) sum -= (lower[k * width + i] as number) * (x[k] as number)
    x[i] = sum / (lower[i * width + i] as number)
  }
  return x
}
