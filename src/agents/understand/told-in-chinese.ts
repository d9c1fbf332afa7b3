import type { Token } from './token.ts'

/** What such a clause may be made of; every other word restricts, counts, compares or names what is asked for. */
const TALK = new Set(
  'unknown remark filler glue prep be soft aside pron follow change more verb like start put count greeting opener and correct'.split(
    ' ',
  ),
)
/** Operators that tell of the teller ("he did not come", 要下班了), where a person is the subject. */
const TELLS = new Set(['no', 'modal', 'circumstance', 'loose', 'future', 'clock', 'negation'])
const LONGEST = 22

/** Signs of a finished sentence: aspect, degree, adverbs before a verb. A bare noun has none of them. */
const FINITE =
  /了|着(?!$)|得(?!$)|正在|[都又也才刚挺蛮忒](?!$)|太|已经|快要|总算|终于|一直|居然|竟然|差点|好不容易|非得|非要/u
/** 店长搁那儿催命呢: somebody is at it. */
const GOING_ON = /[在正搁].{2,8}呢$/u
/** 办了卡的人, 老板要鲜花的: ends as an attribute, with or without its noun. */
const ATTRIBUTE = /的[^的了很]{0,3}$/u
/** Its last word makes a clause of time, place or kind out of it: 换了包装后, 打了折的, 上了新的时候. */
const BOUND =
  /(?:后|前|时|起|里|内|中|外|间|那会儿?|时候|那阵子?|那段|那天|以来|方面|部分|那种|这种|类型?|一起|一块儿?|为主|为准|为止|左右)$/u
/** 挺热闹的, 怪累的: a closing 的 that only gives tone. */
const TONE = /(?:挺|怪|蛮|够|贼|忒|太|巨|超)[^的]{1,5}的$/u
/** Takes in, takes out, sets how to count, or speaks of goods coming and going: what the asking is about may be in there. */
const ALTERS =
  /[把将连仅单光限按照扣减剔抛刨抠撇摘删砍除滤挑拣选省留加带含包并混合拆算归计卖买断缺剩售销订囤押压率比占均价额]|就(?:行|好|可|够|得|是|看|要|算|成)|的是|拿掉|去掉|扔掉|忽略|跳过|不看|以[上下内外]|多少|几[个家天样种款]|什么|哪|谁|怎么|多久|对比|只|那边|这边|那家|这家|那店|这店|[^上到开闭关]店(?!长|员|里|铺)|区(?!经|总|域经)|楼|号|类|款|牌|版|型|装|味|卡|券|码|单子?(?:上|里)/u

/** 顺德开业了: what happens to shops; the words before may be the name of one. */
const OF_A_SHOP =
  /^.{2,5}(?:开业|开张|开门|关门|关店|闭店|停业|装修|翻新|改造|搬|漏水|停电|断电|断网|爆|忙|火|挤|热闹|冷清|生意|排队|堵|客|人多|没人|人少|活动)/u

/** 鲜花刚到了: what happens to goods; what is asked next may be of them. */
const OF_GOODS =
  /^.{1,7}(?:到了|到货|来货|来了|上市|上新|上了|下市|涨|跌|降|火了|火爆|爆|没了|没有了|坏|烂|熟|蔫|臭|过期|过季|化了|抢|好吃|新鲜|贵|便宜|走光|光了|空了|完了)/u
/** Words of everyday that hold a character of those, and none of their meaning. */
const EVERYDAY =
  /总算|可算|打算|盘算|算了|算是|审计|会计|伙计|估计|压力|单位|孤单|简单|菜单|单身|书包|背包|面包车|带娃|带孩子|带队|加班|加油|更加|参加|留言|省得|连夜|接连|占线|额头|买菜|买饭|买早饭|买早餐|买咖啡|卖力|卖命|缺觉|缺人|断电|断网|断片|订票|订饭|订餐|退休|折腾|排队|排班|排练|拆台|混乱|按时|按点|按理|照顾|照样|照旧|拍照|限行|限号|光顾着|将就|把关|车号|信号|分类|型男|装修|味道|微信号|公众号|问号|口号|卡住|卡死|卡壳|卡了|刷卡|打卡|码头|扫码|楼梯|下楼|上楼|号码/gu

export const isAttributive = (clause: readonly Token[]): boolean => {
  const text = textOf(clause)
  return ATTRIBUTE.test(text) && !TONE.test(text)
}

const textOf = (clause: readonly Token[]): string =>
  clause
    .filter(({ type }) => type !== 'pause')
    .map((token) => token.text)
    .join('')

/** Things and people of a shop that do something themselves in a sentence that tells: 货架都空了. */
const THING = /^(?:货架|收银台|收银机|店员|员工|收银员|导购|学生|小孩|天气|厂家|供应商|对手|同行|竞品|台风|下雨|下雪)$/u

const PERSON = /^(?:我|我们|咱|咱们|俺|俺们|他|她|他们|她们|你|您|大家|人家|自己)$/u

const isThing = ({ type, text }: Token): boolean => type === 'op' && THING.test(text)

const isPerson = (token: Token): boolean =>
  (token.type === 'remark' && (token.value === 'who' || token.value === 'what')) ||
  (token.type === 'remark' && PERSON.test(token.text)) ||
  (token.type === 'glue' && PERSON.test(token.text)) ||
  isThing(token)

const DEED = new Set(['filler', 'aside', 'pause'])
/** 打印出来, 贴墙上哈: what is done with the answer; verbs of everyday and nothing beside them. */
export const isBareDeed = (clause: readonly Token[]): boolean =>
  clause.some(({ type, value, text }) => type === 'remark' && value === 'verb' && /^\p{Script=Han}{2,}$/u.test(text)) &&
  clause.length <= 5 &&
  !ALTERS.test(textOf(clause).replace(EVERYDAY, '')) &&
  clause.every(
    ({ type, value, text }) =>
      DEED.has(type) || (type === 'remark' && value === 'verb') || (type === 'glue' && /^[了呢吗呀啊]$/u.test(text)),
  )

/** 我要…, 老板想看…: who wants something says what is asked. */
const WISH = /^(?:要|想|想要|需要|想看|要看|指|说的是|问的是|讲的是|是说|只要|关心|看)$/u

/**
 * Does a clause of a Chinese question only tell something, with words that nobody knows? Told sentences are known by their signs of a
 * finished sentence (收摊了, 腿都站麻了) or by a person who does something. A clause that ends as an attribute does, that names, counts or
 * compares, takes in or leaves out, or speaks of goods, is none.
 */
export const isToldInChinese = (clause: readonly Token[]): boolean => {
  const said = clause.filter(({ type }) => type !== 'pause')
  const text = textOf(said)
  if (!/^[\p{Script=Han}\d\s]+$/u.test(text) || text.length > LONGEST || text.length < 2) return false
  const at = said.findIndex(
    ({ type, value }) => type !== 'filler' && type !== 'aside' && !(type === 'remark' && value === ''),
  )
  const subject = said[at]
  const personal = subject !== undefined && isPerson(subject)
  const allowed = said.every(
    (token) =>
      TALK.has(token.type) ||
      (personal && token.type === 'op' && (TELLS.has(token.value) || token === subject)) ||
      // 小李说昨天破纪录了: a time of its own outweighs it (stories.ts).
      (personal && token.type === 'period'),
  )
  if (!allowed || ALTERS.test(text.replace(EVERYDAY, ''))) return false
  if (BOUND.test(text) || isAttributive(said)) return false
  if (personal && said.slice(at + 1, at + 3).some((token) => WISH.test(token.text))) return false
  if (!personal && (OF_A_SHOP.test(text) || OF_GOODS.test(text))) return false
  if (!said.some(({ type }) => type === 'unknown' || type === 'remark' || type === 'soft')) return false
  return FINITE.test(text) || TONE.test(text) || (personal && GOING_ON.test(text))
}
