/** What somebody typed as pieces or a weight, as the service takes it; null when it is none. `0,75`, `０.７５` and `0.75` are weights. */
export const typedQuantity = (text: string): string | null => {
  const plain = text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^(\d+),(\d{1,3})$/, '$1.$2')
  return /^\d{1,4}(\.\d{1,3})?$/.test(plain) && Number(plain) > 0 ? plain : null
}
