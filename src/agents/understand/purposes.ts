import type { Token } from './token.ts'
import { isAttributive } from './told-in-chinese.ts'

const LONGEST = 26

/** What the clause may be made of; every other kind of word restricts, counts, compares or asks. */
const TALK = new Set(
  `unknown remark filler glue prep be soft aside pron follow change more verb like start put count greeting opener and to
   correct crit opener greeting sofar since-end period figure-date feast metric maybe name when apart beside swap`.split(
    /\s+/,
  ),
)
const TELLS = new Set('no modal circumstance loose future because clock negation quantity price'.split(' '))
/** What shops do and what happens to goods; never who buys, how they pay, or through which door. */
const DONE =
  /^(?:调拨|促销|打折|涨价|降价|调价|进货|到货|送货|送货来|送来|配送|进价|成本|成本价|定价|清仓|出清|特价|优惠|折扣|满减|过期|临期|临保|人工|人力|工资|房租|水电|员工|店员|导购|收银员|货架|活动|竞品|订货量|补货量|要货|盘亏|盘盈)$/u

const THINGS = /^(?:货架|天气|下雨|台风)$/u

const I = '(?:我们?|咱们?|俺们?|自己)'
const ADVERBS =
  '(?:这边|那边|这会儿?|下午|上午|中午|早上|晚上|今晚|今天|明天|明早|后天|等下|等会儿?|待会儿?|一会儿?|马上|现在|回头|稍后|接下来|月底|周[一二三四五六日天]|总|老|有点儿?|一直|都|就|还|也|刚|刚刚|先|再|正|实在|真|真的|好|很|挺|急着|正好|刚好|又|才|最近|这两天|其实)'
/** What one feels, fears or has heard. */
const MIND =
  '(?:怀疑|觉得|觉着|感觉|怕|担心|害怕|估摸着?|以为|听说|听讲|看到|看见|瞅见|瞧见|发现|好奇|纳闷|寻思|琢磨|生怕|恐怕|想起|嫌|打赌|发愁|愁|心里)'
/** What one is about to do. */
const DO =
  '(?:判断|评估|评判|核对|核实|复核|核价|对账|对一下账|对数|同步|沟通|汇报|报告|交代|交差|决定|定一下|定下|敲定|安排|调货|调拨|补货|补单|催货|催|排班|订货|下单|叫货|开会|开店长会|写|做|交|填|谈|商量|讨论|解释|回复|答复|讲|贴|备货|备点|进货|要货|加人|加单|加货|陈列|铺货|铺|巡店|盘点|盘货|理货|出门|出差|赶|考虑|琢磨|研究|复盘|总结|比价|砍价|搞活动|做活动|撤架|上架|下班|交班|接班|关门|打烊|招人|申请|争取|表扬|批评|奖励|处理|跟进|留意|盯|应付|拟|提交|上报|上会|过会|述职|面谈|签字|存档|归档|回总部|回区域|回老板|跟老板|跟供应商|跟采购|跟财务|和采购|和财务|跟总部|给老板|给供应商|给采购|给财务|给总部|给大家|(?:跟|向|给|和|对|同).{1,6}(?:交代|汇报|沟通|解释|交差|对账|谈|反映|说|讲|提|开会|匀|借|要货|调货|调点|换)|备.{0,3}货|发(?:通报|通知|周报|日报|群|公告|邮件)|报(?:给|到|计划|总部|区域|老板)|拿(?:去|起去|给)|去(?:仓库|总部|开会|催|补|对|谈|区域|店里))'
const WILL = '(?:要|得|好|想|准备|打算|需要|需|去|来|拿去|拿起去|拿来|用来|赶着|正在|在|着手|计划)'
/** Whoever waits, asks, delivers or holds something up; and what is in the air. */
const OTHERS =
  '(?:供应商|厂家|厂商|业务员?|采购|财务|总部|老板娘?|领导|店长|经理|督导|区域|区经理?|审计|房东|物业|客户|团购客户|客人|顾客|幼儿园|学校|医院|食堂|工地|单位|公司|邻居|楼上|楼下|隔壁|对面|婆婆|阿姨|大爷|大妈|大叔|奶奶|爷爷|小区|物流|司机|仓库|人事|行政|运营|企划|市场|商品|品类|培训|台风|寒潮|寒流|冷空气|高温|低温|暴雨|大雨|下雨|降雨|降温|天气|气温|天时|气象台|梅雨|雨季|三伏|入伏|国庆|中秋|端午|清明|元旦|春节|五一|双十一|双11|双十二|618|圣诞|开学季?|暑假|暑运|寒假|春运|世界杯|欧洲杯|奥运|高考|毕业季|节前|节后|假期|放假|周末|月底|月末|季末|年底|年末|月报|周报|日报|季报|年报|报表|会议|例会|周会|月会|早会|晨会|早班|晚班|今天|明天|后天|下周)'
const HAPPENS =
  '(?:要|会|来|得很|得不得了|等着?|在等|催|说|问|讲|喊|让|叫|盯|到|已|将|快|马上|了|开始|发布|结束|预警|搞|办|做|备货|刚|着急|急|约|找|打电话|反映|通知|布置)'

const MINDS = new RegExp(`^(?:${I}|他|她|店长|老板|大家)?${ADVERBS}{0,3}${MIND}`, 'u')
const PLANS = new RegExp(
  `^(?:${I}${ADVERBS}{0,3}${WILL}|${ADVERBS}{0,2}${WILL}|${I}${ADVERBS}{1,3}|${I}|好)(?:一起|再|先|去|来)?${DO}`,
  'u',
)
const REASONS =
  /^(?:因为|由于|因|为了|以便|便于|为便于|方便我|方便我们|好让|省得|免得|以免|以防|趁着?|眼看着?|临近|快到|马上到|转眼|马上|即将|正值|适逢|恰逢|时值|赶上|遇上|碰上)/u
const EVENTS = new RegExp(
  `^(?:那个|有个|我们|咱们?|这边|今天|明天|这周|下周)?${OTHERS}(?:部门?|那边|的人|处)?.{0,6}${HAPPENS}`,
  'u',
)
const OUT_OF = new RegExp(
  `^(?:那天|当天|昨天|前天|那几天|那会儿?)?${I}.{0,3}(?:休息|调休|没上班|没来|不在|请假|出差|休假|没当班|下班早|没看|没注意|忘了|不晓得|不知道)`,
  'u',
)
/** 想看要不要补货, 好定要不要加人: what the figure is to decide. */
const DECIDES = new RegExp(
  `^(?:${I})?(?:好|想|要|得|就想|主要想|再)?(?:晓得|知道|看看|看下|看一下|看|判断|决定|考虑|定|想想|琢磨).{0,4}(?:要不要|该不该|用不用|需不需要|有没有必要|值不值得|得不得).{0,3}${DO}`,
  'u',
)
/** 货架上看着空空的, 门口挤满了, 今天人多得很. */
const STATES =
  /^(?:今天|昨天|现在|这两天|端午节?|中秋节?|国庆节?|周末|节日)*(?:货架|冰柜|冷柜|冰箱|排面|堆头|端架|柜台|店里|门口|仓库|库房|外头|外面|街上|路上|里面|人|客人|天|天气)(?:上|里头?|里面|头|都)?.{0,6}(?:空|满|挤|乱|光|冷清|热闹|堆|得很|得不行|得要命|死了|惨了|爆了|炸了|得遭不住)/u
/** 这个东西容易过期, 该撤就撤. */
const TRAITS =
  /^(?:这|那)(?:个|种)?(?:东西|货|品|玩意儿?|商品|玩艺)(?:很|都|比较|特别|最|太)?(?:容易|不好|难|经不起|放不|不经|娇气|金贵)|^该.{1,2}[就的]?.{1,2}$|^能.{1,2}就.{1,2}$/u

/** Restricts, sets how to count, says what is meant, compares, or asks. */
const ALTERS =
  /只|仅|单[看要说算]|光[看要说算是]|除|不[算含计包]|刨|剔|扣|减|排除|如果|要是|假如|若|万一|超过|以[上下内外]|[高低大小多少]于|不到|不足|至少|最[多少高低大小]|其[他它余]|另外|别的|包括|含|连同|加上|合计|平均|占比|比[例重率]|[换改]成|改为|的是|是说|什么|多少|好多(?!人|了|小|年轻|学生|老人|顾客|客人|娃)|几[个家天点样时号]|哪|怎么|咋|谁|[吗呢没么不]$|为[主准]|部分|分[开店类别时天]|按|依照|对比|[同环相]比|跟.{1,6}比|卖|缺|断货|销[量售路]|[^上到开闭关]店(?!长|员|里|铺)|看(?!到|见|球|法|着|起来|上去)|查|问(?!题)/u
/** 延时营业的效果, 采购的意见: a noun of talk ends it, and no kind of goods or people. */
const OF_TALK =
  /的(?:交代|交差|效果|情况|原因|问题|事情?|结果|进度|容量|方案|计划|安排|活动|意见|要求|通知|材料|方向|思路|节奏|压力|风险|影响|时候|需要|准备|工作|会议?|评审|沟通|力度|成效|价值|必要)$/u
/** 之前, 那会儿: its last word makes a clause of time or place out of it. */
const BOUND = /(?:[之以][前后]|时段?|起|内|外|那会儿?|那阵子?|那段|那天|以来|方面|那种|这种|类型?|左右|为止)$/u

/** 空空的, 空捞捞的: how it looks. */
const REPEATED = /(\p{Script=Han})\1的$/u
const HEADS = [MINDS, PLANS, REASONS, EVENTS, OUT_OF, DECIDES, STATES, TRAITS]

const textOf = (clause: readonly Token[]): string =>
  clause
    .filter(({ type, value }) => type !== 'pause' && !(type === 'greeting' || (type === 'aside' && value === '')))
    .map((token) => token.text)
    .join('')

/** Words that lead in and say nothing: 主要, 其实, 这不. */
const LEADS =
  /^(?:主要是?|其实|这不|所以|然后|反正|毕竟|说实话|老实说|同样|另一方面|刚好|正好|嗯|哦|啊|哎|唉|欸|嘛|呀)+/u

/**
 * Does a clause of a Chinese question only say why it is asked: what one fears or heard, what one is about to do with the figure, who waits,
 * what is in the air (我怀疑进价涨了, 下午要同步给财务, 供应商会来对账, 台风将至)? It may hold words that nobody knows and operators that tell
 * of plans, and none that restricts, counts, compares, asks or names a kind of customer or sale.
 */
export const isPurpose = (clause: readonly Token[]): boolean => {
  const text = textOf(clause).replace(LEADS, '')
  if (text.length < 4 || text.length > LONGEST || !/^[\p{Script=Han}\d\s]+$/u.test(text)) return false
  if (!HEADS.some((head) => head.test(text))) return false
  if (ALTERS.test(text.replace(DECIDES, '')) || BOUND.test(text)) return false
  if (isAttributive(clause) && !OF_TALK.test(text) && !REPEATED.test(text)) return false
  return clause.every(
    (token) =>
      token.type === 'pause' ||
      TALK.has(token.type) ||
      (token.type === 'dim' && /^[那当这]天$/u.test(token.text)) ||
      (token.type === 'and' && DECIDES.test(text)) ||
      (token.type === 'cmp' && token.text === '参考') ||
      // 这个东西容易过期; 我看到好多小年轻.
      (token.type === 'dim' && token.numbers.length === 0 && TRAITS.test(text)) ||
      (token.type === 'ask' && token.text === '好多' && MINDS.test(text)) ||
      (token.type === 'op' && THINGS.test(token.text)) ||
      (token.type === 'rank' && /^(?:第一|最后一)$/u.test(token.text)) ||
      (token.type === 'op' && (TELLS.has(token.value) || DONE.test(token.text))),
  )
}
