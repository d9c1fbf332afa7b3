import { isFree, nextIndex, previousIndex, type Token } from './token.ts'

/**
 * What English says with words that elsewhere do something else: "May" for a month, "that Beer 500ml" for the beer, "this month over last".
 * Each rule looks at neighbours only and turns a word into one that the grammar reads; a word that it leaves alone stays as it was.
 */

const isPeriod = (token: Token | undefined): token is Token => token?.type === 'period' || token?.type === 'figure-date'
const isMeasure = (token: Token | undefined) => token?.type === 'metric' || token?.type === 'maybe'
const isEdge = (token: Token | undefined) => token === undefined || token.type === 'pause'

const DAYS = /\bdays?\b|\bnights?\b|\bweekend\b/iu
/** "For each of the last seven days": day by day; "each of the last four weeks" is cut in a way that no frame has. */
const withEachOf = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) => {
    const one =
      token.type === 'apart' ? /^each$/iu.test(token.text) : /^(?:each|every) (?:single )?one$/iu.test(token.text)
    if (!one || tokens[i + 1]?.value !== 'of') return token
    let next = i + 2
    while (tokens[next]?.type === 'glue' || tokens[next]?.type === 'pron') next++
    const of = tokens[next]
    if (!isPeriod(of)) return token
    return DAYS.test(of.text) ? { ...token, type: 'each', value: 'day' } : { ...token, type: 'unknown', value: '' }
  })

/** "Saturday and Sunday separately": a figure for each of the days that were named. */
const withDaysApart = (tokens: readonly Token[]): readonly Token[] => {
  const days = tokens.filter(isPeriod)
  const named =
    days.length === 1 &&
    /\b(?:and|n|&|plus|\+)\b|[&/+]/iu.test(days[0]?.text ?? '') &&
    days[0]?.value.startsWith('weekend')
  const others = tokens.some(
    ({ type, name }) =>
      ['each', 'rank', 'dim', 'place', 'and'].includes(type) || name?.full.some(({ kind }) => kind === 'store'),
  )
  return named && !others
    ? tokens.map((token) => (token.type === 'apart' ? { ...token, type: 'each', value: 'day' } : token))
    : tokens
}

const MAY = /^may$/iu
/** "May conversion", "sales may vs april", "drinks, May": before a figure, a comparison or an end "may" allows nothing and is the month. */
const withMay = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) => {
    if (token.type !== 'op' || !MAY.test(token.text)) return token
    const [before, after] = [tokens[i - 1], tokens[i + 1]]
    const leads = isEdge(before) || before?.type === 'prep' || (before && isPeriod(before))
    const ends = isEdge(after) || after?.type === 'cmp' || after?.type === 'wish' || after?.type === 'each'
    const owns = after?.text === "'s" || isMeasure(after) || after?.type === 'name'
    const joins = after !== undefined && ['and', 'to'].includes(after.type) && isPeriod(tokens[i + 2])
    return ends || joins || (leads && owns) ? { ...token, type: 'period', value: 'm', numbers: [5] } : token
  })

const LONG = /^(?:week|month|quarter|year|m|my|m-of-year|q|wc|iso-week|last-days|days|weekend)\b/
const kindOf = ({ value }: Token) => (/^(?:m|my|m-of-year|month)\b/.exec(value) ? 'month' : value.split(' ')[0])
/** "This month over last month", "March over February", "week 12 on week 11": between two times of a kind it compares. */
const withOver = (tokens: readonly Token[]): readonly Token[] => {
  if (tokens.some(({ type }) => type === 'cmp') || tokens.filter(isPeriod).length !== 2) return tokens
  return tokens.flatMap((token, i) => {
    const before = tokens[previousIndex(tokens, i)]
    if (!isPeriod(before) || !LONG.test(before.value)) return [token]
    if (isPeriod(token) && /^over /iu.test(token.text) && LONG.test(token.value) && kindOf(token) === kindOf(before))
      return [{ type: 'cmp', value: 'than', numbers: [], text: 'over' }, token]
    const then = tokens[i + 1]
    const links = token.type === 'prep' && /^(?:over|on)$/iu.test(token.text)
    const differs = then?.value !== before.value || then.numbers.join() !== before.numbers.join()
    return links && isPeriod(then) && LONG.test(then.value) && kindOf(then) === kindOf(before) && differs
      ? [{ ...token, type: 'cmp', value: 'than' }]
      : [token]
  })
}

const LEVELS = new Set(['stock_on_hand', 'days_of_cover', 'out_of_stocks'])
const THIS = /^(?:this|the)$/iu
const DAYPART = /^(?:morning|afternoon|evening)$/iu
/** A level is as it stands: "out of stocks this morning" are those of now. Of what was sold a morning is a part of the day. */
const withMorning = (tokens: readonly Token[]): readonly Token[] => {
  const measures = tokens.filter(isMeasure)
  const first = measures[0]?.value.split(',')[0] ?? ''
  if (measures.length !== 1 || !LEVELS.has(first) || tokens.some(isPeriod)) return tokens
  return tokens.flatMap((token, i) => {
    const next = tokens[i + 1]
    if (THIS.test(token.text) && next && DAYPART.test(next.text) && isEdge(tokens[i + 2]))
      return [{ type: 'filler', value: '', numbers: [], text: `${token.text} ${next.text}` }]
    return DAYPART.test(token.text) && tokens[i - 1] && THIS.test(tokens[i - 1]?.text ?? '') && isEdge(next)
      ? []
      : [token]
  })
}

const POINTING = /^(?:that|those|these|them|this|dem|em)$/iu
/** "That Beer 500ml", "them eggs": pointing at what is named. */
const withPointing = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) =>
    token.type === 'pron' && POINTING.test(token.text) && tokens[i + 1]?.name !== undefined
      ? { ...token, type: 'glue', value: 'the' }
      : token,
  )

const OF_THEM = /^(?:of|from|out of) (?:those|these|them)$/iu
const CHOOSES = new Set(['rank', 'topseller', 'busiest', 'which', 'dim', 'more', 'each', 'crit', 'total', 'apart'])
/** "How many of them are in stock": of the goods just talked about, where none is chosen among them; "how many of those eggs" of the eggs. */
const withOfThem = (tokens: readonly Token[]): readonly Token[] => {
  if (tokens.some(({ type }) => CHOOSES.has(type))) return tokens
  return tokens.flatMap((token, i) => {
    if (token.type === 'op' && OF_THEM.test(token.text)) {
      const [of = '', ...them] = token.text.split(/ (?=\S+$)/u)
      const glue: Token = { type: 'glue', value: 'of', numbers: [], text: of }
      if (tokens[i + 1]?.name) return [glue]
      return [glue, { type: 'pron', value: '', numbers: [], text: them.join(' ') }]
    }
    if (token.type === 'op' && /^how many of$/iu.test(token.text)) {
      const next = tokens[i + 1]?.type === 'glue' ? tokens[i + 2] : tokens[i + 1]
      const named = next?.name !== undefined || (next !== undefined && POINTING.test(next.text))
      const stock = tokens.some(
        ({ type, value }) => (type === 'metric' || type === 'maybe') && value.startsWith('stock_on_hand'),
      )
      if (named && stock)
        return [
          { type: 'ask', value: 'many', numbers: [], text: 'how many' },
          { type: 'glue', value: 'of', numbers: [], text: 'of' },
        ]
    }
    return [token]
  })
}

/** "Riverside, what did they take": who was named last, and nobody else was. */
export const withThey = (tokens: readonly Token[]): readonly Token[] => {
  const names = tokens.filter(({ name }) => name !== undefined)
  if (names.length !== 1) return tokens
  const at = tokens.indexOf(names[0] as Token)
  // "At Riverside, did it rise": the figure may be it as well, and both say the same.
  return tokens.map((token, i) =>
    token.type === 'pron' && i > at && /^(?:they|it|them)$/iu.test(token.text) ? { ...token, type: 'ref' } : token,
  )
}

const MOOD = new Set(['against', 'change', 'like', 'more', 'ask', 'be', 'soft', 'filler', 'glue', 'prep', 'pron'])
/** "Conversion yesterday. The usual, or not?", "was it normal?": what is usual, by itself or after "was", is what it is held against. */
const withUsual = (tokens: readonly Token[]): readonly Token[] => {
  if (tokens.some(({ type }) => type === 'cmp' || type === 'base')) return tokens
  const at = tokens.findIndex(({ type, value }) => type === 'against' && value === 'W4')
  const usual = tokens[at]
  if (!usual || !tokens.some(isMeasure)) return tokens
  let from = at
  while (from > 0 && !isEdge(tokens[from - 1])) from--
  let to = at
  while (to + 1 < tokens.length && !isEdge(tokens[to + 1])) to++
  const clause = tokens.slice(from, to + 1)
  const alone = clause.every(({ type }) => MOOD.has(type)) && clause.length < tokens.length
  const judged =
    /^(?:was|is|were|are|is it|was it|it is|it was|it's|is that|was that)$/iu.test(
      clause.find(({ type }) => type !== 'filler' && type !== 'glue')?.text ?? '',
    ) &&
    /^(?:normal|usual|typical|standard|normality)$/iu.test(usual.text) &&
    clause.slice(at - from + 1).every((token) => isFree(token) || token.type === 'change')
  if (!alone && !judged) return tokens
  return tokens.map((token, i) => (i === at ? { ...token, type: 'base' } : token))
}

/** "Sales Monday to Friday. Then the same days last year": inside a question it adds. */
const withThen = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) => {
    const inside = tokens.slice(0, i).some(isMeasure)
    const next = tokens[nextIndex(tokens, i)]
    return token.type === 'follow' && inside && next?.type === 'against' && /^(?:and )?then\b|^and\b/iu.test(token.text)
      ? { ...token, type: 'and', value: '' }
      : token
  })

const AREA = /^(?:the |my |our )?(?:area|patch|district|cluster|territory|turf)$/iu
const COMPANY = /^(?:the |our )?(?:company|chain|estate|group|business|network)$/iu
/** "Area takings", "patch total", "chain footfall": right before a figure it is where. */
const withArea = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) => {
    const next = tokens[i + 1]
    const owns = isMeasure(next) || next?.type === 'total' || (next?.text === "'s" && isMeasure(tokens[i + 2]))
    if (
      !owns ||
      !['remark', 'unknown', 'aside', 'soft'].includes(token.type) ||
      tokens.some(({ type }) => type === 'place')
    )
      return token
    if (AREA.test(token.text)) return { ...token, type: 'place', value: 'all' }
    return COMPANY.test(token.text) ? { ...token, type: 'place', value: 'chain' } : token
  })

const HELD =
  /^(?:sitting on|sittin on|sat on|sits on|sit on|hold|holds|holding|held|carry|carries|carrying|carried|keep|keeps|keeping|have|has|have got|has got|got|do we have|have we got|have we|we have|we got|we've got|is there|are there|do we hold|do we carry|do we keep|is in|are in|stays|stay|remain|remains|remaining)$/iu
const isGoods = ({ name }: Token) =>
  name?.full.concat(name.short).some(({ kind }) => kind === 'product' || kind === 'category') ?? false
const SAYS = new Set([
  'metric',
  'maybe',
  'verb',
  'topseller',
  'overview',
  'busiest',
  'rank',
  'period',
  'figure-date',
  'cmp',
  'base',
])
/** "How many eggs have we", "how much beer are we sitting on": goods that are held and not said to be sold are in stock. */
const withHeld = (tokens: readonly Token[]): readonly Token[] => {
  const counted = tokens.some(({ type, value }) => type === 'ask' && (value === 'many' || value === 'much'))
  if (!counted || !tokens.some(isGoods) || tokens.some(({ type }) => SAYS.has(type))) return tokens
  const at = tokens.findLastIndex(({ type, text }) => type === 'be' && HELD.test(text))
  return at < 0
    ? tokens
    : tokens.map((token, i) => (i === at ? { ...token, type: 'maybe', value: 'stock_on_hand' } : token))
}

const ENOUGH = /^(?:(?:is|are|still|will be|would be|be|it is|is it)?\s?(?:still )?(?:enough|sufficient|adequate))$/iu
/** "For how many days is it enough", "the milk is enough for how many days": the days that a stock lasts. */
const withEnough = (tokens: readonly Token[]): readonly Token[] => {
  if (!tokens.some(({ text }) => ENOUGH.test(text))) return tokens
  const days = tokens.findIndex(
    (token, i) => token.type === 'dim' && /^days?$/iu.test(token.text) && tokens[i - 1]?.type === 'ask',
  )
  const covered = tokens.some(({ type, value }) => (type === 'metric' || type === 'maybe') && value === 'days_of_cover')
  if (days < 0 && !covered) return tokens
  return tokens.flatMap((token, i) => {
    if (ENOUGH.test(token.text)) return [{ ...token, type: 'filler', value: '' }]
    if (i === days) return [{ ...token, type: 'maybe', value: 'days_of_cover' }]
    if (days >= 0 && (i === days - 1 || (i === days - 2 && token.type === 'prep'))) return []
    return [token]
  })
}

const COULD = /^(?:can|could|would|will) (?:you|u|ya)(?: please)?$/iu
const LED = new Set([
  'wish',
  'each',
  'cmp',
  'rank',
  'put',
  'swap',
  'follow',
  'name',
  'metric',
  'period',
  'filler',
  'glue',
  'base',
  'which',
])
/** "Could you split it by day", "can you chart today's takings": where it begins to ask. */
const withCould = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) =>
    token.type === 'aside' && COULD.test(token.text) && isEdge(tokens[i - 1]) && LED.has(tokens[i + 1]?.type ?? '')
      ? { ...token, type: 'filler' }
      : token,
  )

const NICELY =
  /^(?:nice|fine|good|great|ok|okay|lovely|perfect|plenty|enough|brilliant|smashing|super|ace|fab|cool|ideal|handy|helpful|useful|grand|sweet|best|better|preferable|preferred|needed|required|wanted|appreciated|welcome|sufficient|alright|all right|excellent|awesome|wonderful|fantastic|marvellous|champion|easier|do|works|helps|suffices|thanks|please)$/iu
const BEING = /^(?:'s|is|are|was|be|would|will|'d|'ll|would be|will be|'ll be|can|could|it|do)$/iu
/** "One figure's fine", "a little graph would be smashing": the wish and no more, to the end of its clause. */
const withWished = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(({ type }, i) => type === 'wish' && !isEdge(tokens[i + 1]))
  if (at < 0) return tokens
  let end = at + 1
  while (!isEdge(tokens[end])) end++
  const tail = tokens.slice(at + 1, end)
  const said = tail.every(({ type, text }) => BEING.test(text) || NICELY.test(text) || type === 'filler')
  if (!said || !tail.some(({ text }) => NICELY.test(text))) return tokens
  return tokens.map((token, i) => (i > at && i < end ? { ...token, type: 'filler', value: '' } : token))
}

const LAST_ONE: Readonly<Record<string, string>> = {
  'prev-week': 'week -1',
  'prev-month': 'month -1',
  'prev-day': 'day -1',
}
/** "Previous week sales": with nothing before it, the one before this. */
const withPrevious = (tokens: readonly Token[], turns: number): readonly Token[] => {
  const compares = tokens.some(({ type }) =>
    ['cmp', 'base', 'change', 'more', 'period', 'figure-date', 'beside', 'and', 'follow'].includes(type),
  )
  const said = tokens.filter(({ type }) => type === 'against')
  if (turns > 0 || compares || said.length !== 1 || !tokens.some(isMeasure)) return tokens
  return tokens.map((token) =>
    token === said[0] &&
    LAST_ONE[token.value] &&
    /^(?:the )?(?:previous|prior|preceding) (?:day|week|month|wk|mth)$/iu.test(token.text)
      ? { ...token, type: 'period', value: LAST_ONE[token.value] ?? '' }
      : token,
  )
}

const NOT_THE =
  /^(?:bottles|units|pieces|items|packs|volume|volumes|quantity|quantities|boxes|kilos|pcs|heads|how many)$/iu
/** "Takings, not bottles": says again that money is meant. */
const withNotUnits = (tokens: readonly Token[]): readonly Token[] => {
  const money = tokens.some(({ type, value }) => type === 'metric' && value === 'net_sales')
  if (!money) return tokens
  return tokens.flatMap((token, i) => {
    const next = tokens[i + 1]
    const denies =
      token.type === 'op' && /^not$/iu.test(token.text) && next && NOT_THE.test(next.text) && isEdge(tokens[i + 2])
    const denied = NOT_THE.test(token.text) && /^not$/iu.test(tokens[i - 1]?.text ?? '') && isEdge(tokens[i + 1])
    return denies ? [] : denied ? [{ ...token, type: 'ask', value: 'money' }] : [token]
  })
}

const PUTS =
  /^(?:put|stick|pop|chuck|throw|bung|slap|whack|dump|shove|drop|turn|make|set|do|have|get|lay|show|give me|give us|i want|i need|i'd like)$/iu
const IT = /^(?:it|that|this|them|those|these|the lot|all of it|all of them|everything|the whole lot|the results?)$/iu
/** "Stick it in a table", "chuck that on a graph": the wish and nothing else. */
const withPutInForm = (tokens: readonly Token[]): readonly Token[] =>
  tokens.flatMap((token, i) => {
    const [next, then] = [tokens[i + 1], tokens[i + 2]]
    const puts = PUTS.test(token.text) && IT.test(next?.text ?? '') && then?.type === 'wish' && then.value !== 'number'
    const put =
      IT.test(token.text) && PUTS.test(tokens[i - 1]?.text ?? '') && next?.type === 'wish' && next.value !== 'number'
    return puts || put ? [{ ...token, type: 'filler', value: '' }] : [token]
  })

const WHOLE = /^(?:whole|entire|full|complete)$/iu
/** "Whole last week", "the whole South China": all of what is named is meant anyhow. */
const withWhole = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) => {
    const next = tokens[i + 1]?.type === 'glue' ? tokens[i + 2] : tokens[i + 1]
    const place = next?.name?.full
      .concat(next.name.short)
      .some(({ kind }) => kind === 'region' || kind === 'store' || kind === 'district' || kind === 'category')
    return token.type === 'unknown' && WHOLE.test(token.text) && (place || (next && isPeriod(next)))
      ? { ...token, type: 'glue', value: 'the' }
      : token
  })

/** "Which drinks are out of stock", "all products out of stock, names": a list of what is out is one of goods. */
const withOutList = (tokens: readonly Token[]): readonly Token[] => {
  const measures = tokens.filter(isMeasure)
  const out = measures.length === 1 && measures[0]?.value === 'out_of_stocks'
  const others = tokens.some(({ type }) =>
    ['each', 'rank', 'topseller', 'cmp', 'base', 'change', 'more', 'busiest', 'op', 'unknown', 'when'].includes(type),
  )
  const counted = tokens.some(({ type, value }) => type === 'ask' && value !== 'what')
  const at = tokens.findIndex(({ type, value }) => type === 'which' && /^(?:goods|product)/u.test(value))
  const which = tokens[at]
  if (!out || others || counted || !which || which.numbers.length > 0 || !/[a-z]/i.test(which.text)) return tokens
  const goods =
    which.value !== 'goods' ||
    tokens.slice(at + 1).some(({ type, value }) => type === 'dim' && value.startsWith('product'))
  const named = tokens.slice(at + 1).find(({ type }) => type !== 'glue' && type !== 'prep')
  if (!goods && !(named && isGoods(named))) return tokens
  return tokens.flatMap((token, i) => {
    if (i === at) return [{ ...token, type: 'each', value: 'product' }]
    return token.type === 'dim' && token.value.startsWith('product') && token.numbers.length === 0 ? [] : [token]
  })
}

/** "Transactions of the South China shops, one row a shop": the shops of a region that was named, where each is asked for. */
const withRegionShops = (tokens: readonly Token[]): readonly Token[] => {
  const each = tokens.some(({ type, value }) => (type === 'each' && value.startsWith('store')) || type === 'apart')
  const ranks = tokens.some(({ type }) => ['rank', 'topseller', 'busiest', 'which', 'more'].includes(type))
  if (!each || ranks) return tokens
  return tokens.filter(
    (token, i) =>
      !(
        token.type === 'dim' &&
        token.value === 'store?' &&
        token.numbers.length === 0 &&
        tokens[i - 1]?.name?.full.some(({ kind }) => kind === 'region' || kind === 'district')
      ),
  )
}

const HOLDING = /^how (?:much|many) (?:are|is|do|does|have|has) (?:they|it|we|she|he)$/iu
/** "How much are they holding": of a stock, no price. */
const withHolding = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) =>
    token.type === 'op' &&
    token.value === 'price' &&
    HOLDING.test(token.text) &&
    tokens[i + 1]?.type === 'be' &&
    HELD.test(tokens[i + 1]?.text ?? '')
      ? { ...token, type: 'ask', value: 'much' }
      : token,
  )

const UNITS =
  /^(?:units?|pieces?|items?|packs?|bottles?|boxes|bags?|cans?|tins?|pcs|packets?|tubs?|loaves|cartons?|trays?)$/iu
/** "How many units of Croissant did we sell", "bottles of beer sold": pieces, whatever verb tells of them. */
const withUnits = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    (token, i) => UNITS.test(token.text) && tokens[i + 1]?.value === 'of' && tokens.slice(i + 2, i + 4).some(isGoods),
  )
  const sold = tokens.some(({ type, value }) => type === 'verb' && value === 'sell')
  if (at < 0 || !sold || tokens.some(isMeasure)) return tokens
  return tokens.flatMap((token, i) => {
    if (i === at) return [{ ...token, type: 'metric', value: 'units_sold' }]
    const said = (token.type === 'verb' && token.value === 'sell') || (token.type === 'ask' && token.value === 'many')
    return said ? [{ ...token, type: 'filler', value: '' }] : [token]
  })
}

const PARTS = /^(?:break|split|divide|cut|slice|carve|chop)\b|\b(?:break|split|divide)$/iu
/** "Break yesterday's sales down by store": the rest of the verb, and no change. */
const withBroken = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) => {
    const parts = tokens.slice(0, i).some(({ text }) => PARTS.test(text))
    const rest = token.type === 'change' && /^(?:down|up|out)$/iu.test(token.text)
    return rest && parts && tokens[i + 1]?.type === 'each' ? { ...token, type: 'filler', value: '' } : token
  })

const RULES = [
  withBroken,
  withUnits,
  withEachOf,
  withDaysApart,
  withMay,
  withOver,
  withMorning,
  withOfThem,
  withPointing,
  withEnough,
  withHolding,
  withHeld,
  withUsual,
  withThen,
  withArea,
  withCould,
  withPutInForm,
  withWished,
  withNotUnits,
  withWhole,
  withOutList,
  withRegionShops,
]

const IDLE = new Set(['follow', 'and', 'pause', 'aside', 'soft', 'be', 'ask'])
/** "And last year?" after a figure: what it was a year ago, beside it. "Only the worst one" after a table: its last. */
const withLater = (tokens: readonly Token[], turns: number): readonly Token[] => {
  if (turns === 0) return tokens
  const said = tokens.filter((token) => !isFree(token) && !IDLE.has(token.type))
  if (
    said.length === 1 &&
    said[0]?.value === 'year -1' &&
    /[a-z]/iu.test(said[0].text) &&
    !tokens.some(({ type }) => type === 'wish')
  )
    return tokens.map((token) => (token === said[0] ? { ...token, type: 'base', value: 'LY' } : token))
  const ranks = said.filter(({ type }) => type === 'rank')
  return ranks.length === 1 && !tokens.some(isMeasure)
    ? tokens.map((token, i) =>
        token.type === 'only' && nextIndex(tokens, i) === tokens.indexOf(ranks[0] as Token)
          ? { ...token, type: 'glue' }
          : token,
      )
    : tokens
}

/** `turns`: how many came before this one. */
export const withEnglishIdioms = (tokens: readonly Token[], turns: number): readonly Token[] =>
  withLater(
    withPrevious(
      RULES.reduce((said, rule) => rule(said), tokens),
      turns,
    ),
    turns,
  )
