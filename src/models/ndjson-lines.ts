import { StringDecoder } from 'node:string_decoder'

export class BadLine extends Error {}

/**
 * Records of a stream, one JSON value a line. Ollama's own client drops a line that it cannot read and goes on, which once made
 * "1204 units" out of two halves "14 units" (reliability F10); here any bad line ends the stream with an error.
 */
export async function* ndjsonLines(
  body: AsyncIterable<Uint8Array>,
  limits: { readonly bytes: number; readonly lineBytes: number },
): AsyncGenerator<unknown> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  let total = 0
  for await (const chunk of body) {
    total += chunk.length
    if (total > limits.bytes) throw new BadLine('too many bytes')
    const lines = (rest + decoder.write(Buffer.from(chunk))).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > limits.lineBytes) throw new BadLine('line too long')
    for (const line of lines) if (line.trim() !== '') yield parse(line)
  }
  rest += decoder.end()
  if (rest.trim() !== '') yield parse(rest)
}

const parse = (line: string): unknown => {
  // U+FFFD is what is left of bytes that are no UTF-8.
  if (line.includes('\uFFFD')) throw new BadLine('not UTF-8')
  try {
    return JSON.parse(line)
  } catch {
    throw new BadLine('not JSON')
  }
}
