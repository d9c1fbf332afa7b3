import { isCarrier } from './chinese-carriers.ts'
import { mixedMeaning } from './chinese-mixed.ts'
import { clausesOf } from './clauses.ts'
import type { Token } from './token.ts'

/** What is wanted after a bare 要 at the head of a clause: 要华东的, 要折线图, 要后五名. With a verb it tells of what is to come. */
const WANTED = new Set(['name', 'period', 'figure-date', 'metric', 'maybe', 'wish', 'rank', 'each', 'place', 'against'])
/** After these a verb's 一下 or 一遍 says nothing more: 环比一下, 对照一下, 报一遍. */
const ENDED = new Set(['cmp', 'base', 'wish', 'change', 'rank', 'filler', 'each', 'only', 'apart', 'follow', 'crit'])
const BRIEFLY = /^(?:一下|一哈|下|一遍|哈|个|看|瞅)$/u
/** 饮料里, 河滨店中: within what is named. */
const WITHIN = /^(?:里|里头|里面|中|内|当中|里边)$/u
const THAT = /^(?:那个|这个|那家|这家)$/u
const TABLED = new Set(['dim', 'each', 'rank', 'metric', 'total', 'cmp'])
const isTime = (token: Token | undefined) =>
  token?.type === 'period' || token?.type === 'figure-date' || token?.type === 'sofar'
const isRunning = ({ type, value }: Token) => type === 'period' && value === 'day 0'
const WHICH = new Set(['which', 'when'])
const PERIODS = new Set(['period', 'figure-date', 'against'])

const free = (token: Token, value = ''): Token => ({ ...token, type: 'glue', value })
const isFigure = ({ type }: Token) => type === 'metric' || type === 'maybe'
/** Whom one speaks to; a person without a title may be somebody at a till, and a thing or a place the part that is asked about. */
const CALLED =
  /^(?:(?:[\p{Script=Han}]{1,2})?(?:老板娘?|经理|店长|店助|领导|主管|主任|督导|师傅|老师|同事们?|姐姐?|哥哥?|兄弟|姐妹|总监?|阿姨|大姐|大哥|老大|头儿|老细|阿头)|亲们?|大家|各位|诸位|朋友们?|助手|小助手|机器人|伙计们?|你|您|妹子|小妹|帅哥|美女)$/u
const isCalled = (text: string) => CALLED.test(text)
const isPause = (token: Token | undefined) => token === undefined || token.type === 'pause'
const LAYS = new Set([
  'rank',
  'topseller',
  'busiest',
  'which',
  'each',
  'when',
  'place',
  'more',
  'apart',
  'total',
  'op',
  'follow',
])
const HOW_MUCH = /^(?:还有|还剩|剩|剩下|有|还能有)(?:多少|几多|好多|几)[个天]?$/u
const LEVELS = new Set(['stock_on_hand', 'days_of_cover', 'out_of_stocks'])
const measuresMoney = (tokens: readonly Token[]) => {
  const measures = tokens.filter(({ type }) => type === 'metric' || type === 'maybe')
  return measures.length > 0 && measures.every(({ value }) => value === 'net_sales' || value === 'atv')
}
const isVerbOf = (token: Token | undefined) => token?.value === 'out_of_stocks' || token?.type === 'topseller'

const LOSSES: Readonly<Record<string, string>> = {
  ...{
    报损: 'waste_rate',
    损耗: 'shrink_rate,waste_rate',
    盘亏: 'shrink_rate',
    退货: 'return_rate',
    退款: 'return_rate',
  },
  ...{ 打折: 'markdown_rate', 折扣: 'markdown_rate', 优惠: 'markdown_rate' },
}

const QUEUE = 'queue_length,queue_wait'
const QUEUES: Readonly<Record<string, string>> = {
  排队: QUEUE,
  排的队: QUEUE,
  队伍: QUEUE,
  队排得: QUEUE,
  排队排得: QUEUE,
}

const inClause = (clause: readonly Token[], all: readonly Token[]): readonly Token[] => {
  const said = clause.filter(({ type }) => type !== 'pause')
  return clause.map((token, i) => {
    const [before, next] = [clause[i - 1], clause[i + 1]]
    const { type, text } = token
    // 报损最多的商品: of what is lost the chain knows the rate.
    const ranked = next?.type === 'rank' || before?.type === 'rank'
    const lost = ranked && ['op', 'queue', 'remark'].includes(type) ? (LOSSES[text] ?? QUEUES[text]) : undefined
    if (lost) return { ...token, type: 'maybe', value: lost }
    // 今天比上周三同时段: so far is held against so far.
    if (type === 'moment' && isTime(before) && clause[i - 2]?.value === 'than' && all.some(isRunning))
      return free(token)
    // 昨天排队平均等几分钟: what the figure is of.
    if (type === 'queue' && all.some((one) => one.type === 'metric' && one.value.startsWith('queue_')))
      return free(token)
    // 按表格给我.
    if (type === 'crit' && /^(?:按|按照|照)$/u.test(text) && next?.type === 'wish' && next.value !== 'number')
      return free(token)
    // 快 alone hurries the listener.
    if (type === 'op' && /^快$/u.test(text) && said.length === 1 && all.length > clause.length) return free(token)
    // 昨天客流多少快.
    if (type === 'op' && text === '快' && isPause(next) && before?.type === 'ask') return free(token)
    const heads = clause
      .slice(0, i)
      .every((one) => ['filler', 'aside', 'greeting', 'glue', 'correct'].includes(one.type))
    if (type === 'op' && text === '要' && heads && next && WANTED.has(next.type) && !isVerbOf(next)) return free(token)
    // 我自己那间科技园店: theirs, and its name.
    if (type === 'place' && token.value === 'mine' && next?.name?.full.some(({ kind }) => kind === 'store'))
      return free(token)
    if (isCarrier(clause, i, all)) return free(token)
    const mixed = mixedMeaning(clause, i, all)
    if (mixed) return mixed
    // 只要华南: of the turn before, this alone.
    if (
      type === 'op' &&
      text === '要' &&
      before?.text === '只' &&
      all.length <= 4 &&
      next?.type === 'name' &&
      !all.some(isFigure)
    )
      return free(token)
    // 各店都要: at the end of what is asked.
    if (type === 'op' && text === '要' && before?.text === '都' && isPause(next) && said.length > 2) return free(token)
    // 各店缺货数排出来, 按小时排一下: lays out what is told for each; hours and days have their own order.
    const laid = type === 'rank' && token.numbers.length === 0 && token.value === 'highest all'
    const timely = (one: Token) => one.type === 'each' && /^(?:hour|day)/.test(one.value)
    if (laid && text === '排出来' && all.some((one) => one.type === 'each' || (one.type === 'rank' && one !== token)))
      return free(token)
    if (laid && /^(?:排一下|排一排|排下序)$/u.test(text) && all.some(timely)) return free(token)
    // 老板，昨天客流多少: who is spoken to.
    if (type === 'remark' && isCalled(text) && said.length === 1 && all.length > clause.length) return free(token)
    // 这两个店谁高，河滨跟北门: counts what is named.
    if (
      (type === 'pron' || type === 'follow') &&
      /^[这那]$/u.test(text) &&
      next?.type === 'dim' &&
      next.numbers.length > 0
    )
      return free(token)
    // 请将上周销售额…: takes up what is wanted, as 把 does.
    if (
      type === 'op' &&
      text === '将' &&
      /(?:请|麻烦|劳驾)$/u.test(before?.text ?? '') &&
      next &&
      WANTED.has(next.type)
    )
      return free(token)
    // 昨日客单，另外连带也给我: one more figure.
    const asksMore = type === 'follow' && /^(?:另外|还有|外加|同时|顺便)$/u.test(text) && next?.type === 'metric'
    if (asksMore && all.slice(0, all.indexOf(token)).some((one) => one.type === 'metric'))
      return { ...token, type: 'and', value: 'and' }
    // 门店昨天营收多少: the asker's own, where none is named, ranked or told apart.
    const shop = type === 'dim' && token.numbers.length === 0 && /^(?:门店|店铺|门市|店面)$/u.test(text)
    if (shop && heads && said.length > 2 && !all.some((one) => LAYS.has(one.type) || one.name !== undefined))
      return { ...token, type: 'place', value: 'mine' }
    // 把这个库存改一下: an order to change it.
    if (/^(?:改|修改|更正)/u.test(text) && isPause(next) && clause.some((one) => /^[把将]/u.test(one.text)))
      return { ...token, type: 'op', value: 'action' }
    // 销售额贡献最大的: what gives most is most.
    if (type === 'op' && text === '贡献' && next?.type === 'rank') return free(token)
    // 卖了多少钱，请告知金额: said again of money.
    if (type === 'op' && text === '金额' && measuresMoney(all)) return free(token)
    // 按销售额计, 由高到低取前五家.
    if (
      (type === 'unknown' || type === 'crit') &&
      (/^[计论算]$/u.test(text) || (text === '数' && clause.slice(0, i).some((one) => one.type === 'crit'))) &&
      (isPause(next) || next?.type === 'filler') &&
      before?.type === 'metric'
    )
      return free(token)
    // 卖了多少，到现在: so far.
    if (type === 'to' && next?.type === 'sofar' && !isTime(before)) return free(token)
    // 这上周末的, 那个昨天的客流: points at the time, or hesitates.
    if ((type === 'pron' || type === 'aside') && /^[这那]个?$/u.test(text) && heads && next && isTime(next))
      return free(token)
    // 客流加几多: all of it.
    if (type === 'and' && token.value === 'sum' && next?.type === 'ask' && before?.type === 'metric')
      return { ...token, type: 'total' }
    // 连带率多少就一单平均几件那个: the same figure by another of its names.
    if (type === 'crit' && text === '就' && next?.type === 'metric')
      if (all.some((one) => one !== next && one.type === 'metric' && one.value === next.value)) return free(token)
    // 单品销售额明细: each of its kind.
    const detailed = all.slice(all.indexOf(token)).some((one) => one.type === 'wish' && /明细/u.test(one.text))
    if (
      type === 'dim' &&
      token.numbers.length === 0 &&
      detailed &&
      next?.type === 'metric' &&
      !/day|hour/.test(token.value)
    )
      return { ...token, type: 'each' }
    // 按小时来, 列表走: does it so.
    const does = /^[来走弄整搞做给拿排去分]$/u.test(text) && (before?.type === 'each' || before?.type === 'wish')
    if (type === 'soft' && does && isPause(next)) return free(token)
    // 零食那库存多少: goes on from its topic.
    if (
      type === 'follow' &&
      text === '那' &&
      before &&
      !heads &&
      next &&
      ['metric', 'maybe', 'ask'].includes(next.type)
    )
      return free(token)
    // 可销天数还有几天: how much there is of it.
    if (type === 'and' && text === '还有' && next?.type === 'ask' && before && LEVELS.has(before.value))
      return free(token)
    // 要曲线图那种: of that kind of form.
    const kind = /^[那这]$/u.test(text) && /^[种样]/u.test(next?.text ?? '') && before?.type === 'wish'
    const ofKind = /^[种样]/u.test(text) && /^[那这]$/u.test(before?.text ?? '') && clause[i - 2]?.type === 'wish'
    if (kind || ofKind) return free(token)
    // 走势图有没有: may it be had.
    const had = text === '没有' && before?.text === '有' && (isPause(next) || isPause(clause[i + 2]))
    const mayBe = text === '有' && next?.text === '没有' && (isPause(clause[i + 2]) || isPause(clause[i + 3]))
    const form = clause[had ? i - 2 : i - 1]
    if ((had || mayBe) && form && (form.type === 'wish' || form.value === 'day~')) return free(token)
    // 周六也就昨天: says again which day.
    if (type === 'crit' && text === '就' && before?.text === '也' && next?.type === 'period') return free(token)
    if (type === 'unknown' && /^[取选挑]$/u.test(text) && next && ['rank', 'period'].includes(next.type))
      return free(token)
    // 与上上周作环比, 环比9月 after its base: compares with what was just named.
    if (type === 'base' && token.value === 'prev' && before?.type === 'period' && clause[i - 2]?.type === 'and')
      return { ...token, type: 'cmp', value: 'than' }
    // 可销天数还有多少, 此刻有多少个缺货: asks how much of the figure that is named.
    if (type === 'maybe' && HOW_MUCH.test(text) && all.some((one) => one.type === 'metric' && LEVELS.has(one.value)))
      return { ...token, type: 'ask', value: 'much' }
    // 好，再按品类拆一下.
    if (type === 'more' && /^(?:好|行|可以)$/u.test(text) && said.length === 1 && all.length > clause.length)
      return free(token)
    if (type === 'soft' && text === '先' && (isPause(next) || next?.spaced || heads)) return free(token)
    if (type === 'unknown' && text === '指' && next?.type === 'metric') return free(token)
    if (type === 'remark' && BRIEFLY.test(text) && before && ENDED.has(before.type)) return free(token)
    if (type === 'remark' && WITHIN.test(text) && before?.name) return free(token, 'within')
    // 这个月里哪天: of the days in it.
    if (type === 'remark' && WITHIN.test(text) && isTime(before) && WHICH.has(next?.type ?? '')) return free(token)
    if ((type === 'aside' || type === 'pron') && THAT.test(text) && (before?.name || before?.type === 'metric')) {
      if (isPause(next) || next?.spaced || ['period', 'dim', 'metric'].includes(next?.type ?? '')) return free(token)
    }
    if (
      type === 'remark' &&
      text === '表' &&
      (isPause(next) || next?.type === 'filler') &&
      before &&
      TABLED.has(before.type)
    )
      return { ...token, type: 'wish', value: 'table' }
    // 9月客单价对8月, 上周对上上周.
    if (type === 'aside' && text === '对' && next && PERIODS.has(next.type)) {
      if (all.some((one) => one !== next && PERIODS.has(one.type))) return { ...token, type: 'cmp', value: 'than' }
    }
    // 打三月一号到今天.
    if (type === 'remark' && text === '打' && next && PERIODS.has(next.type))
      return { ...token, type: 'from', value: '' }
    // 双十一当天: of the day just named, not today. 连带率 1.8: a figure, no day.
    if (
      type === 'period' &&
      /^当[天日]/u.test(text) &&
      before &&
      ['period', 'figure-date', 'feast'].includes(before.type)
    )
      return free(token)
    if (type === 'figure-date' && text.includes('.') && (before?.type === 'metric' || before?.type === 'maybe'))
      return { ...token, type: 'unknown' }
    // 营业额，就5月20号; 就连带那个数: the same said again, or said at last.
    if (
      (type === 'crit' || type === 'only') &&
      text === '就' &&
      next &&
      ['period', 'metric', 'figure-date', 'place', 'name'].includes(next.type)
    )
      if (heads && i === 0) return free(token)
    return token
  })
}

/**
 * Words of a Chinese question whose use only their place tells: 要 before a thing is asked for wants it, 里 behind a name means within
 * it. None of them loses a word that restricts: what follows 要 or 就 is still read.
 */
export const withIdioms = (tokens: readonly Token[]): readonly Token[] =>
  tokens.some(({ text }) => HAN.test(text))
    ? inOneBreath(clausesOf(tokens).flatMap((clause) => inClause(clause, tokens)))
    : tokens

const HAN = /\p{Script=Han}/u
const AND: Token = { type: 'and', value: 'and', numbers: [], text: '' }
/** 昨天销售客流客单: figures side by side, each of them asked for. Two may be one figure of which a part was not read. */
const inOneBreath = (clause: readonly Token[]): readonly Token[] => {
  const goesOn = (one: Token | undefined, next: Token | undefined) =>
    one?.type === 'metric' && next?.type === 'metric' && one.value !== next.value && HAN.test(one.text + next.text)
  if (clause.filter((token, i) => goesOn(token, clause[i + 1])).length < 2) return clause
  return clause.flatMap((token, i) => (goesOn(token, clause[i + 1]) ? [token, AND] : [token]))
}
