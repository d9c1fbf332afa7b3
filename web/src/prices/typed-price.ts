/** What somebody typed as a price, as the service takes it; null when it is none. `9,9`, `￥９.９０` and `9.9` are prices. */
export const typedPrice = (text: string): string | null => {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s¥$€£元]/g, '')
    .replace(/^(\d+),(\d{1,2})$/, '$1.$2')
  return /^\d{1,7}(\.\d{1,2})?$/.test(plain) && Number(plain) > 0 ? plain : null
}
