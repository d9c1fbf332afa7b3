import { isMeasure, isPeriod } from './english-words.ts'
import { isFree, type Token } from './token.ts'

/** Light verbs, prepositions and openings that stand where the lexicon does not expect them, and what "last" means beside the same month. */

const filler = (token: Token): Token => ({ ...token, type: 'filler', value: '' })

const WANTS = /^(?:i|we) (?:need|want|require|seek)$/iu
/** "For 15th August I need net sales": after a time alone, asking begins. */
const withLateOpening = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) => {
    const before = tokens.slice(0, i)
    const timed = before.some(isPeriod) && before.every((one) => isFree(one) || isPeriod(one))
    return token.type === 'opener' && WANTS.test(token.text) && timed ? filler(token) : token
  })

/** "Across East China": in it. */
const withAcross = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) => {
    const next = tokens[i + 1]?.type === 'glue' ? tokens[i + 2] : tokens[i + 1]
    const place = next?.name?.full.some(({ kind }) => kind === 'region' || kind === 'district' || kind === 'store')
    return token.type === 'prep' && /^(?:across|throughout)$/iu.test(token.text) && place
      ? { ...token, value: 'in' }
      : token
  })

const YIELDS =
  /^(?:giv(?:e|es|ing|en)|gave|deliver(?:s|ed|ing)?|yield(?:s|ed|ing)?|produc(?:e|es|ed|ing)|show(?:s|ed|n|ing)?|generat(?:e|es|ed|ing)|post(?:s|ed|ing)?|earn(?:s|ed|ing)?|clock(?:s|ed|ing)?|record(?:s|ed|ing)?|report(?:s|ed|ing)?|cut|rang|ring(?:s|ing)?|carr(?:y|ies|ied|ying)|bring(?:s|ing)?|brought|pull(?:s|ed|ing)?|put(?:s|ting)?|turn(?:s|ed|ing)?|run(?:s|ning)?|ran|hold(?:s|ing)?|held|keep(?:s|ing)?|kept|see(?:s|ing)?|saw|seen|get(?:s|ting)?|got|achiev(?:e|es|ed|ing)|manag(?:e|es|ed|ing)|register(?:s|ed|ing)?|log(?:s|ged|ging)?|boast(?:s|ed|ing)?|enjoy(?:s|ed|ing)?|exhibit(?:s|ed|ing)?)$/iu
const VERBS = new Set(['remark', 'unknown', 'follow', 'soft'])
/** "Which category was giving the best margin": between who is ranked and the ranking, the verb adds nothing. */
const withYielding = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) => {
    if (!VERBS.has(token.type) || !YIELDS.test(token.text)) return token
    const next = tokens[i + 1]?.type === 'glue' ? tokens[i + 2] : tokens[i + 1]
    const before = tokens.slice(0, i).findLast(({ type }) => !['be', 'glue', 'filler', 'name', 'and'].includes(type))
    return next?.type === 'rank' && before && ['which', 'dim'].includes(before.type) ? filler(token) : token
  })

/** "February versus last February", "June, with last June to compare": the same month a year ago. */
const withLastOfSame = (tokens: readonly Token[]): readonly Token[] => {
  const months = tokens.filter(({ type, value }) => type === 'period' && value === 'm')
  const [first, second] = months
  if (months.length !== 2 || !first || !second || first.numbers[0] !== second.numbers[0]) return tokens
  const last = months.find(({ text }) => /^(?:in |during |for )?last /iu.test(text))
  return last === second && tokens.some(isMeasure)
    ? tokens.map((token) => (token === last ? { ...token, type: 'against', value: 'LY' } : token))
    : tokens
}

const LONG = /^(?:week|month|quarter|year|m|my|m-of-year|q)\b/
/** "How's that on September", after a figure: held against it. Of a day "on" may say when, so that it is not read. */
export const withHeldOn = (tokens: readonly Token[], turns: number): readonly Token[] => {
  if (turns === 0 || tokens.some(isMeasure)) return tokens
  const said = tokens.filter(({ type }) => type !== 'pause' && type !== 'aside')
  const [how, that, on, when, ...rest] = said
  const asks = /^(?:how's|hows|how is|how does)$/iu.test(how?.text ?? '') && that?.type === 'pron'
  if (asks && on && isPeriod(on) && /^on /iu.test(on.text) && !when)
    return tokens.map((token) => (token === on ? { ...token, type: 'unknown' } : token))
  if (
    !asks ||
    on?.type !== 'prep' ||
    on.text.toLowerCase() !== 'on' ||
    !when ||
    !isPeriod(when) ||
    rest.some((one) => !isFree(one))
  )
    return tokens
  return tokens.map((token) =>
    token !== on
      ? token
      : LONG.test(when.value)
        ? { ...token, type: 'cmp', value: 'than' }
        : { ...token, type: 'unknown' },
  )
}

export const LIGHT_RULES = [withLateOpening, withAcross, withYielding, withLastOfSame]
