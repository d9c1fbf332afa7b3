import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252'

/** Bytes of a file, unpacked when its name says that it is packed. */
export const bytesOf = (path: string, name: string): AsyncIterable<Buffer> => {
  const file = createReadStream(path, { highWaterMark: 1 << 20 })
  return /\.gz$/i.test(name) ? file.pipe(createGunzip()) : file
}

/**
 * What a text file is written in, from all of its bytes. A byte order mark decides; then many zero bytes (UTF-16); then
 * UTF-8, when nearly all of its longer characters are whole; what is left is Chinese when its high bytes come in
 * pairs (GBK writes every Han sign as two), else a western one (accents stand alone among letters).
 */
export const encodingOf = async (path: string, name: string): Promise<Encoding> =>
  (await isPlainUtf8(path, name)) ? 'utf-8' : counted(path, name)

/** The common case, at the speed of the disk. */
const isPlainUtf8 = async (path: string, name: string): Promise<boolean> => {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of bytesOf(path, name)) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    // a character may be cut at the end of a chunk: its bytes wait for the next one
    let whole = bytes.length
    for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
      const byte = bytes[bytes.length - back] ?? 0
      if (byte < 0x80) break
      if (byte >= 0xc0) {
        whole = bytes.length - back
        break
      }
    }
    rest = bytes.subarray(whole)
    if (bytes.includes(0) || !isUtf8(bytes.subarray(0, whole))) return false
  }
  return isUtf8(rest)
}

const counted = async (path: string, name: string): Promise<Encoding> => {
  const seen = { bytes: 0, evenZeros: 0, oddZeros: 0, whole: 0, broken: 0, pairs: 0, singles: 0 }
  let expected = 0
  let run = 0
  let first = true
  const endRun = () => {
    seen.pairs += run >> 1
    seen.singles += run & 1
    run = 0
  }
  for await (const chunk of bytesOf(path, name)) {
    if (first) {
      if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) return 'utf-8'
      if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le'
      if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be'
      first = false
    }
    for (const byte of chunk) {
      if (byte === 0) seen[seen.bytes % 2 === 0 ? 'evenZeros' : 'oddZeros'] += 1
      seen.bytes += 1
      if (byte < 0x80) {
        if (expected > 0) seen.broken += 1
        expected = 0
        if (run > 0) endRun()
        continue
      }
      run += 1
      if (expected > 0 && byte < 0xc0) {
        expected -= 1
        if (expected === 0) seen.whole += 1
      } else {
        if (expected > 0) seen.broken += 1
        expected =
          byte >= 0xf0 && byte < 0xf5 ? 3 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xc2 && byte < 0xe0 ? 1 : 0
        if (expected === 0) seen.broken += 1
      }
    }
  }
  endRun()
  if (expected > 0) seen.broken += 1
  const zeros = seen.bytes / 4
  if (seen.oddZeros > zeros) return 'utf-16le'
  if (seen.evenZeros > zeros) return 'utf-16be'
  // a few spoilt lines leave a text what it is; GBK reads as UTF-8 now and then, by chance
  if (seen.broken * 4 <= seen.whole) return 'utf-8'
  return seen.pairs >= seen.singles ? 'gb18030' : 'windows-1252'
}
