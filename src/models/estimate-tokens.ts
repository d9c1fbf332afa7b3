const CJK = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/gu

/** Tokens of a text without its tokenizer: `low` is under what any known one counts, `high` over it. */
export interface TokenEstimate {
  readonly low: number
  readonly high: number
}

/** LangChain counts four characters a token, which is three to four times too few for Chinese (libraries 0.10). */
export const estimateTokens = (text: string): TokenEstimate => {
  const cjk = text.match(CJK)?.length ?? 0
  const other = text.length - cjk
  return { low: Math.floor(cjk * 0.5 + other / 6), high: Math.ceil(cjk + other / 3.5) }
}

/** Ollama cuts the front of a prompt and answers 200; the count is the only sign (reliability F12). */
export const promptWasCut = (counted: number, numCtx: number, estimate: TokenEstimate): boolean =>
  counted >= numCtx - 8 || counted < 0.8 * estimate.low
