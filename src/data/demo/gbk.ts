/** Bytes of every character that GBK writes with two, by reading each pair once: Node reads GBK but does not write it. */
const pairs = (): ReadonlyMap<string, number> => {
  const decoder = new TextDecoder('gbk')
  const codes = new Map<string, number>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if ([...character].length === 1 && character !== '\uFFFD' && !codes.has(character))
        codes.set(character, (lead << 8) | trail)
    }
  return codes
}

/** Text as GBK bytes. Throws on a character that GBK does not have. */
export const toGbk = (text: string): Buffer => {
  const codes = pairs()
  const bytes: number[] = []
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    const code = point < 0x80 ? point : codes.get(character)
    if (code === undefined) throw new Error(`GBK has no ${character}`)
    if (code > 0xff) bytes.push(code >> 8)
    bytes.push(code & 0xff)
  }
  return Buffer.from(bytes)
}
