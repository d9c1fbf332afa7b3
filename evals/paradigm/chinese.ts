import { addDays, weekday } from '../../src/core/business-date.ts'
import { shift } from '../../src/core/period.ts'
import { type CorpusFrame, type CorpusLine, corpusFrame } from '../corpus-schema.ts'
import { drawTime, monthOf, type SaidTime } from './chinese-times.ts'

/** A wording made of parts, with the parts that it was made of. */
export interface Made {
  readonly line: CorpusLine
  readonly parts: readonly string[]
}

type Draw = <T>(of: readonly T[]) => T

const ALL = Array.from({ length: 12 }, (_, i) => `S${String(i + 1).padStart(2, '0')}`)
export const TODAYS = ['2026-11-20', '2026-06-10', '2026-03-17', '2026-08-16', '2026-09-24', '2026-11-30', '2026-05-09']
const DAYS = ['', '一', '二', '三', '四', '五', '六', '日']

interface Figure {
  readonly metric: string
  readonly names: readonly string[]
  /** Ways to ask for it that need no further word. */
  readonly asks: readonly string[]
  readonly goods: boolean
  readonly level: boolean
}
const figure = (metric: string, names: string, asks: string, goods = false, level = false): Figure => ({
  metric,
  names: names.split(' '),
  asks: asks.split(' '),
  goods,
  level,
})

export const FIGURES: readonly Figure[] = [
  figure(
    'net_sales',
    '营业额 流水 销售额 销售 业绩 营收 净销售额 销售业绩 sales 营业收入 销售金额 总销售额',
    '卖了多少钱 做了多少业绩 做了多少钱 收了多少钱 做了多少流水 卖了好多钱 卖了几多钱 流水多少 业绩做了多少 营业额做到多少 销售做了多少 卖出去多少钱',
    true,
  ),
  figure(
    'transactions',
    '单量 小票数 交易笔数 单数 成交单数 订单数 小票 交易数 笔数 开单数 小票张数 收银笔数',
    '打了多少单 多少单 开了多少单 多少张小票 成交多少单 做了多少单 出了多少单 收了多少单 小票打了多少张 多少笔交易',
  ),
  figure(
    'footfall',
    '客流 进店人数 人流 客流量 进店客流 人流量 到店人数 进店数 进店人次',
    '进店多少人 进了多少人 多少人进店 进来多少人 进店几个人 进店有多少人 客流有多少人 多少人进门',
  ),
  figure(
    'conversion',
    '转化率 成交率 转化 进店转化率 客流转化率 买单率 进店成交率',
    '转化率多少 成交率有多高 转化率到多少 成交率几个点 转化做到多少',
  ),
  figure(
    'atv',
    '客单价 客单 平均客单价 客单均价 笔单价',
    '客单价多少 平均一单多少钱 每单多少钱 客单做到多少 一单平均多少钱 平均每单卖多少钱',
  ),
  figure(
    'upt',
    '连带率 连带 客单件数 每单件数 连单率',
    '连带多少 一单几件 平均一单几件 连带率做到多少 平均每单买几件 每单几件东西',
  ),
  figure(
    'margin_rate',
    '毛利率 毛利点 综合毛利率 毛利百分比',
    '毛利率多少 毛利率几个点 毛利几个点 毛利率有多少 毛利多少个点 毛利率做到几个点',
    true,
  ),
  figure(
    'stock_on_hand',
    '库存 库存量 现有库存 存货 在库数量 实时库存 结存 库存数',
    '还有多少库存 库存还剩多少 还剩多少库存 库存有多少 库里还有多少',
    true,
    true,
  ),
  figure(
    'days_of_cover',
    '可销天数 可卖天数 库存天数 库存可销天数 可售天数',
    '库存还能卖几天 库存够卖几天 库存还能撑几天 可销天数还有几天 现有库存能卖几天 库存够卖多少天',
    true,
    true,
  ),
  figure(
    'out_of_stocks',
    '缺货数 断货数 缺货品种数 缺货商品数 断货品数 缺货SKU数',
    '缺货多少个 断货几个 缺了几个品 缺货有几个 断货的有几个 几个品断货 多少个单品缺货',
    false,
    true,
  ),
]
export const CATEGORIES: Readonly<Record<string, string>> = {
  果蔬: '果蔬',
  烘焙: '烘焙',
  饮料: '饮料',
  零食: '零食',
  肉禽水产: '肉禽水产',
  乳品蛋类: '乳品蛋类',
  冷冻食品: '冷冻食品',
  粮油调味: '粮油调味',
  家居清洁: '家居清洁',
  个人护理: '个人护理',
  果蔬类: '果蔬',
  饮料类: '饮料',
  零食类: '零食',
  烘焙品类: '烘焙',
  饮料这块: '饮料',
  零食这块: '零食',
}
export const PRODUCTS: Readonly<Record<string, string>> = {
  草莓: '草莓',
  香蕉: '香蕉',
  薯片: '薯片',
  三文鱼: '三文鱼',
  牛角包: '牛角包',
  可乐330ml: '可乐330ml',
  矿泉水550ml: '矿泉水550ml',
  五花肉: '五花肉',
  鸡胸肉: '鸡胸肉',
  土豆: '土豆',
  西红柿: '西红柿',
  冷冻水饺: '冷冻水饺',
  方便面: '方便面',
  黄瓜: '黄瓜',
}
export const STORES: Readonly<Record<string, string>> = {
  河滨店: 'S01',
  北门店: 'S02',
  大学城店: 'S03',
  南门店: 'S04',
  火车站店: 'S05',
  中山路店: 'S06',
  海湾店: 'S07',
  科技园店: 'S08',
  体育场店: 'S09',
  老街店: 'S10',
  花园店: 'S11',
  西湖店: 'S12',
  河滨: 'S01',
  海湾: 'S07',
  老街: 'S10',
  科技园: 'S08',
  西湖: 'S12',
  S03: 'S03',
  中山路: 'S06',
  大学城: 'S03',
  体育场: 'S09',
  花园: 'S11',
  大学城门店: 'S03',
  海湾那家: 'S07',
  老街那边: 'S10',
  南门店这边: 'S04',
  老街店那边: 'S10',
}
export const REGIONS: Readonly<Record<string, string>> = {
  华东: '华东',
  华南: '华南',
  华东区: '华东',
  华南区: '华南',
  华南大区: '华南',
  华东这边: '华东',
  华东片区: '华东',
}

export const MINE = [
  '',
  '',
  '我们店',
  '咱店',
  '本店',
  '全店',
  '店里',
  '我店',
  '咱们店',
  '我们家',
  '我这边',
  '整店',
  '我们这边',
  '这边店',
  '这家店',
]
export const EVERY = [
  '',
  '',
  '全部门店',
  '所有门店',
  '全区',
  '所有店',
  '12家店合计',
  '全部店加起来',
  '我管的店',
  '整个片区',
  '公司整体',
  '十二家店一共',
  '整体',
  '大盘',
  '全盘',
  '各店合计',
]
export const EACH = [
  '各店',
  '每家店',
  '分门店',
  '各门店',
  '按店',
  '分店看',
  '每个店',
  '逐店',
  '按门店拆',
  '每间店',
  '各家店',
  '分店',
]
export const EACH_REGION = ['各大区', '分大区', '两个大区分别', '按大区', '分区域', '各区域']
export const EACH_CATEGORY = ['各品类', '分品类', '按品类', '按大类', '每个品类', '各大类', '分类别']
export const EACH_DAY = ['每天', '逐日', '按天', '每日', '分天', '一天一天的', '天天的', '按日']
export const EACH_HOUR = ['按小时', '分时段', '每小时', '分小时', '各时段', '逐小时', '按钟点']

export const ASKS = [
  '',
  '',
  '',
  '多少',
  '是多少',
  '有多少',
  '怎么样',
  '几多',
  '好多',
  '多少啊',
  '多少呢',
  '是多少呀',
  '给我看下',
  '报一下',
  '查下',
  '看下',
  '说下',
  '发我',
  '给我',
  '给个数',
  '发我看下',
  '列一下',
  '拉一下',
  '调出来',
  '报给我',
  '报个数',
  '我看下',
  '查一下',
  '发一下',
  '来一份',
  '看看',
  '给我瞅瞅',
  '什么水平',
  '多少来着',
  '统计下',
  '告诉我',
  '讲一下',
  '讲下',
  '汇总一下',
  '是什么情况',
  '导一下',
  '拉个数',
  '给我一份',
  '要一下',
  '有吗',
  '如何',
  '啥情况',
  '报来',
  '给我报报',
  '帮我看下',
  '给我讲讲',
  '查查',
  '查询一下',
  '出一下',
  '算一下',
  '到多少了',
  '多少了',
  '拉出来',
  '到底多少',
  '具体多少',
  '大概多少',
  '能看到吗',
  '看一眼',
  '瞄一眼',
  '过一眼',
]
export const LEADS = [
  '',
  '',
  '',
  '',
  '麻烦',
  '帮忙看下',
  '帮我查下',
  '帮我查一下',
  '看看',
  '查下',
  '查一下',
  '报一下',
  '说下',
  '给我报一下',
  '麻烦报下',
  '麻烦帮我看看',
  '请问',
  '请问一下',
  '想问下',
  '我想知道',
  '我想看',
  '给我看看',
  '你好，',
  '早，',
  '嗨，',
  '喂，',
  '在吗，',
  '辛苦查下',
  '劳驾，',
  '老师，',
  '给个',
  '要个',
  '来个',
  '我要',
  '帮我拉一下',
  '帮我调一下',
  '能不能帮我看下',
  '可以查下',
  '方便查下',
  '拜托看下',
  '先看',
  '先报',
  '急，',
  '快，',
  '问下',
  '那个，',
  '嗯，',
  '呃，',
  '哎，',
  '对了，',
  '帮查',
  '帮看',
  '帮我看看',
  '求',
  '求个',
  '发我',
  '麻烦发我',
  '给我',
  '麻烦你查下',
  '能查到',
  '帮我算下',
  '帮我统计一下',
  '调一下',
  '拉一下',
  '查询',
  '看',
  '看下',
  '看一下',
  '查',
  '我看看',
  '我瞅瞅',
  '想了解下',
  '了解一下',
  '了解下',
  '烦请提供',
  '请提供',
  '请报',
  '请列出',
  '请告知',
  '小助手，',
  '助手，',
  '你帮我看一下',
  '你给我说说',
  '说说',
  '讲讲',
  '先给我',
  '我先看下',
  '再看下',
  '@助手 ',
  '请帮忙查询',
  '麻烦您',
  '帮我确认下',
  '核实下',
  '核对下',
  '确认一下',
  '唔该，',
  '帮手睇下',
  '睇下',
  '我睇下',
  '瞅瞅',
  '瞅一眼',
  '瞧瞧',
  '查哈',
  '看哈',
  '帮我看哈',
]
export const ENDS = [
  '',
  '',
  '',
  '',
  '',
  '，谢谢',
  '，谢啦',
  '，急',
  '，在线等',
  '，麻烦了',
  '，辛苦',
  '吧',
  '呗',
  '哈',
  '啊',
  '呀',
  '嘛',
  '呢',
  '？',
  '。',
  '！',
  '~',
  '，谢谢哈',
  ' 谢谢',
  ' 急用',
  '，快点',
  '，赶紧的',
  '，thx',
  ' thanks',
  '，多谢',
  '，拜托了',
  '哦',
  '噢',
  '喔',
  '咧',
  '哩',
  '伐',
  '撒',
  '噻',
  '啦',
  '喽',
  '，有劳',
  '，感谢',
  '，ok？',
  '，可以吗',
  '，行吗',
  '，好吗',
  '，不急',
  '，尽快',
  '，马上要',
  '，我等着',
  '，等你',
  '，老板要',
  '，老板等着看',
  '，开会用',
  '，要写日报',
  '，要交报表',
  '，要发群里',
  '，一句话就行',
  '，一个数就行',
  '，报数就行',
  '，不用解释',
  '，给个数就行',
  '，简单说',
  '，表格',
  '，列表',
  '，做个表',
  '，列个表',
  '，出个图',
  '，画个图',
  '，精确到元',
  '，保留两位小数',
  '，不要分析',
  '，直接给数',
  '，单位万元',
  '，先这个',
  '，就这个',
  '，就要这个数',
  '，就这些',
  '，别的不用',
  '，其他不看',
]

/** Told beside the question; nothing in it changes what is asked. */
export const TOLD = [
  '老板在催',
  '店长刚打电话来问',
  '我在开早会',
  '马上要开周会',
  '领导等着要',
  '今天下雨没什么人',
  '我刚到店里',
  '刚忙完',
  '我在路上',
  '电脑坏了',
  '手机快没电了',
  '区经理突然要',
  '财务那边在问',
  '我要写周报',
  '我在写汇报',
  '今天盘点',
  '昨天搞活动',
  '昨天下大雨',
  '昨天停电了半天',
  '昨天人特别多',
  '感觉昨天还行',
  '感觉不太好',
  '我记得不太清了',
  '系统刚恢复',
  '昨晚没睡好',
  '累死了',
  '忙疯了',
  '收银机又卡了',
  '隔壁超市开业了',
  '对面新开了一家',
  '天气太热了',
  '降温了',
  '快过年了',
  '马上放假了',
  '新来的店员在学',
  '我请假了两天',
  '我刚休假回来',
  '我刚接手这个区',
  '早上没来得及看',
  '刚才掉线了',
  '总部要数',
  '采购在问我',
  '供应商来了',
  '我跟店长打了个赌',
  '店长说还不错',
  '我不太信',
  '怕报错了',
  '别报错了',
  '上次报错了',
  '我核对一下',
  '我心里有个数',
  '我好安排人手',
  '我好排班',
  '我好订货',
  '好定补货计划',
  '好安排促销',
  '下午要汇报',
  '明天要开会',
  '等下巡店',
  '一会儿要跟总部通电话',
  '我在高铁上信号不好',
  '群里在问',
  '审计要看',
  '我做个对账',
  '写PPT要用',
  '述职要用',
  '月底要交',
  '昨天店庆',
  '昨天学校放假',
  '我怀疑数据没上传',
  '数据应该出来了吧',
  '应该同步了吧',
  '我看着货架有点空',
  '早班说人不少',
  '店里乱糟糟的',
  '小王说卖得不错',
  '小李刚问我',
  '我那本子丢了',
  '表格打不开',
  '后台进不去',
  '密码忘了',
  '网好慢',
  '我嗓子都哑了',
  '腿都站麻了',
  '饭都没吃',
  '刚送走一批客人',
  '刚卸完货',
  '货刚到',
  '冰柜坏了一个',
  '门口在修路',
  '停车场在修',
  '地铁站封了一个口',
]
export const CORRECTED = ['不对，', '说错了，', '哦不对，', '不是，', '打错了，', '等等，', '啊不，', '纠正一下，']

interface Base {
  readonly form: string
  readonly text: string
  readonly base: CorpusFrame['base']
}

const CHANGES = [
  '',
  '',
  '涨没涨',
  '涨了没',
  '升了还是降了',
  '升还是降',
  '是涨是跌',
  '涨了还是跌了',
  '多了少了',
  '多了还是少了',
  '高了低了',
  '差多少',
  '怎么样',
  '如何',
  '变化多少',
  '有没有涨',
  '有没有变化',
  '涨了多少',
  '高还是低',
  '高不高',
  '好点没',
  '有啥变化',
  '涨跌多少',
  '变化大不大',
  '是多了还是少了',
  '咋样',
]

const drawBase = (time: SaidTime, draw: Draw): Base | null => {
  const { period, span } = time
  const back = (days: number) => ({ period: shift(period, -days) })
  const changes = draw(CHANGES)
  const held = (form: string, than: string, base: CorpusFrame['base']): Base => {
    const words = [
      `跟${than}比`,
      `和${than}比`,
      `与${than}相比`,
      `比${than}`,
      `较${than}`,
      `对比${than}`,
      `跟${than}比起来`,
      `和${than}比一下`,
      `相比${than}`,
      `vs${than}`,
      `跟${than}对比`,
      `同${than}比`,
      `比起${than}`,
      `比对${than}`,
      `和${than}对比下`,
      `跟${than}比比`,
      `跟${than}比较一下`,
      `与${than}对比`,
    ]
    return { form: `${form}`, text: `${draw(words)}${changes}`, base }
  }
  const day = DAYS[weekday(period.from)] ?? ''
  const ways: (Base | null)[] = [
    held(
      '平时',
      draw([
        '平时',
        '往常',
        '平常',
        '平日',
        '以往',
        '正常水平',
        '平时水平',
        '一般水平',
        '往日',
        '平时的水平',
        '日常',
        '通常',
        '正常时候',
        '正常情况',
      ]),
      'W4',
    ),
    held(
      '去年同期',
      draw(['去年同期', '去年', '去年这时候', '去年同一时间', '上年同期', '去年这个时候', '去年的同期', '去年那会儿']),
      'LY-dow',
    ),
    {
      form: '同比',
      text: draw([
        '同比',
        '同比多少',
        '同比怎么样',
        '同比涨了没',
        '的同比',
        '同比变化',
        '同比增长多少',
        '，同比呢',
        '，带同比',
        '，看下同比',
        '及同比',
        '和同比',
        '，附同比',
        '，同比也给我',
        '，顺便看同比',
        '同比涨跌',
      ]),
      base: 'LY-dow',
    },
    span === 'day' && /^(?:昨天|前天|昨天加日期|英)$/.test(time.form)
      ? held(
          '上周同一天',
          draw([
            '上周同一天',
            '上周同期',
            '上周同日',
            '上礼拜同一天',
            '上周的同一天',
            '上星期同一天',
            ...(time.form === '昨天' && day !== '日' ? [`上周${day}`] : []),
          ]),
          null,
        )
      : null,
    span === 'day' ? held('前一天', draw(['前一天', '头一天', '前一日', '再前一天', '前面一天']), back(1)) : null,
    span === 'week'
      ? held(
          '前一周',
          draw(['前一周', '再前一周', '前一个礼拜', '再上一周', '前面一周', '之前一周', '前个礼拜']),
          back(7),
        )
      : null,
    span === 'weekend'
      ? held('前一个周末', draw(['前一个周末', '再前一个周末', '上上周末', '上上个周末']), back(7))
      : null,
    span === 'running-week'
      ? held('上周同期', draw(['上周同期', '上礼拜同期', '上星期同期', '上周同时段', '上周同一时间']), back(7))
      : null,
    span === 'week' || span === 'month'
      ? {
          form: '环比',
          text: draw([
            '环比',
            '环比多少',
            '环比怎么样',
            '环比涨了没',
            '的环比',
            '环比变化',
            '，环比呢',
            '，带环比',
            '，看下环比',
            '及环比',
            '，附环比',
            '，环比也给我',
            '环比涨跌',
            '环比如何',
          ]),
          base: span === 'week' ? back(7) : { period: monthOf(period.from, 1) },
        }
      : null,
    span === 'month'
      ? held('前一个月', draw(['前一个月', '再前一个月', '再上个月', '前面一个月', '之前一个月']), {
          period: monthOf(period.from, 1),
        })
      : null,
    span === 'running-month'
      ? held('上月同期', draw(['上月同期', '上个月同期']), {
          period: {
            from: monthOf(period.from, 1).from,
            to: addDays(monthOf(period.from, 1).from, Number(period.to.slice(8)) - 1),
          },
        })
      : null,
  ]
  const one = draw(ways)
  if (one === null) return null
  if (one.form === '上周同一天') return { ...one, base: back(7) }
  return one.form === '上月同期' && Number(period.to.slice(8)) > 28 ? null : one
}

/** Numerical Recipes' generator: the same seed makes the same wordings. */
export const draws = (seed: number) => {
  let state = seed
  const upto = (n: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
  const draw: Draw = (of) => of[upto(of.length)] as (typeof of)[number]
  return { upto, draw }
}

export const lineOf = (
  at: number,
  today: string,
  stores: readonly string[],
  turns: readonly string[],
  frame: CorpusFrame,
): CorpusLine => ({
  id: `made-${at + 1}`,
  author: 'made',
  lang: 'zh',
  persona: 'made of parts',
  at: `${today}T10:30:00+08:00`,
  as: { role: 'regional-manager', stores: [...stores] },
  turns: [...turns],
  expect: { kind: 'answer', frame },
})

/** Wordings of everyday parts in everyday orders, each with the frame that its parts make: no author, no lexicon. */
export const chineseParadigm = (count: number, seed = 1): readonly Made[] => {
  const { upto, draw } = draws(seed)
  const made: Made[] = []
  const chance = (share: number) => upto(1000) < share * 1000
  while (made.length < count) {
    const today = draw(TODAYS)
    const one = chance(0.35)
    const stores = one ? [draw(ALL)] : ALL
    const asked = draw(FIGURES)
    const time = asked.level ? null : drawTime(today, draw, upto)
    const frame: Record<string, unknown> = {
      metric: asked.metric,
      period: time?.period ?? { from: addDays(today, -1), to: addDays(today, -1) },
    }
    const parts: string[] = [`figure ${asked.metric}`]
    if (time) parts.push(`time ${time.form}`)
    // the place
    let place = ''
    let each = ''
    let rank = ''
    const kind = one
      ? 'mine'
      : draw(['none', 'store', 'store', 'store', 'region', 'every', 'each', 'each-region', 'rank', 'ranks'])
    if (kind === 'mine') place = draw(MINE)
    if (kind === 'every') place = draw(EVERY)
    if (kind === 'store') {
      place = draw(Object.keys(STORES))
      frame.stores = [STORES[place]]
    }
    if (kind === 'region') {
      place = draw(Object.keys(REGIONS))
      frame.regions = [REGIONS[place]]
    }
    const additive = asked.metric !== 'out_of_stocks'
    // the goods
    let goods = ''
    if (asked.goods && chance(0.55)) {
      goods = draw([...Object.keys(CATEGORIES), ...Object.keys(PRODUCTS)])
      if (CATEGORIES[goods]) frame.categories = [CATEGORIES[goods]]
      else frame.products = [PRODUCTS[goods]]
    }
    const days = time ? (Date.parse(time.period.to) - Date.parse(time.period.from)) / 86_400_000 + 1 : 1
    if (kind === 'each') {
      each = draw(EACH)
      frame.by = 'store'
    } else if (kind === 'each-region') {
      each = draw(EACH_REGION)
      frame.by = 'region'
    } else if (time && days > 1 && days < 32 && kind !== 'rank' && kind !== 'ranks' && chance(0.15)) {
      each = draw(EACH_DAY)
      frame.by = 'day'
    } else if (
      time?.span === 'day' &&
      ['net_sales', 'footfall', 'transactions'].includes(asked.metric) &&
      goods === '' &&
      kind !== 'rank' &&
      kind !== 'ranks' &&
      chance(0.15)
    ) {
      each = draw(EACH_HOUR)
      frame.by = 'hour'
    } else if (
      goods === '' &&
      asked.goods &&
      asked.metric !== 'stock_on_hand' &&
      kind !== 'rank' &&
      kind !== 'ranks' &&
      chance(0.1)
    ) {
      each = draw(EACH_CATEGORY)
      frame.by = 'category'
    }
    const order = draw(['highest', 'lowest'] as const)
    const high = order === 'highest'
    if (kind === 'rank') {
      frame.by = 'store'
      frame.rank = { order, n: 1 }
      rank = draw(high ? ['最高', '最多', '第一'] : ['最低', '最少', '垫底'])
    }
    if (kind === 'ranks') {
      frame.by = 'store'
      frame.rank = { order, n: 3 }
      rank = draw(
        high
          ? [
              '前三的店',
              '前三名门店',
              '前3家店',
              '最高的三家店',
              '最高的3家',
              'top3门店',
              '排前三的门店',
              '前三的门店',
              '最高的三个店',
              '前三家',
            ]
          : [
              '最低的三家店',
              '倒数三家店',
              '倒数三名门店',
              '后三名门店',
              '最低的3家店',
              '垫底的三家',
              '最差的三家店',
            ].filter((w) => w !== '最差的三家店'),
      )
    }
    if (['多', '少'].includes(rank.at(-1) ?? '') && /率|价|atv|upt/.test(asked.metric)) continue
    if (/最[多少]/.test(rank) && ['conversion', 'atv', 'upt', 'margin_rate', 'days_of_cover'].includes(asked.metric))
      continue
    let base: Base | null = null
    if (time && rank === '' && frame.by === undefined && chance(0.45)) {
      base = drawBase(time, draw)
      if (base) {
        frame.base = base.base
        parts.push(`base ${base.form}`)
      }
    }
    // words in one of the orders of speech
    const name = base || rank || chance(0.65) ? draw(asked.names) : draw(asked.asks)
    const whenSaid = time?.text ?? (chance(0.4) ? draw(['现在', '目前', '当前', '眼下', '这会儿']) : '')
    const asksItself = asked.asks.includes(name)
    const asks = !asksItself
    const of = asksItself ? '' : draw(['', '', '的'])
    let core = ''
    let way = ''
    if (rank) {
      const thing = goods ? `${goods}${of}` : ''
      const which = draw(['哪家店', '哪个店', '哪家', '哪个门店', '哪间店', '谁家'])
      const words: readonly (readonly [string, string])[] =
        kind === 'rank'
          ? [
              ['time which goods figure rank', `${whenSaid}${which}${thing}${name}${rank}`],
              ['which time figure rank', `${which}${whenSaid}${thing}${name}${rank}`],
              ['time figure rank which', `${whenSaid}${thing}${name}${rank}的是${which}`],
              ['time figure which rank', `${whenSaid}${thing}${name}${which}${rank}`],
              ['time figure rank of stores', `${whenSaid}${thing}${name}${rank}的店${draw(['是哪家', '是谁', ''])}`],
            ]
          : [
              ['time figure ranks', `${whenSaid}${thing}${name}${rank}`],
              ['figure ranks time', `${thing}${name}${rank}，${whenSaid}${whenSaid ? '的' : ''}`],
              ['time, figure ranks', `${whenSaid}，${thing}${name}${rank}`],
            ]
      ;[way, core] = draw(words)
    } else {
      const p = place
      const g = goods
      const eachSaid = each
      const words: readonly (readonly [string, string])[] = [
        ['time place goods figure', `${whenSaid}${p}${g}${eachSaid}${of}${name}`],
        ['place time goods figure', `${p}${whenSaid}${g}${eachSaid}${of}${name}`],
        ['place goods time figure', `${p}${g}${whenSaid}${eachSaid}${of}${name}`],
        ['place goods figure, time', `${p}${g}${eachSaid}${of}${name}，${whenSaid}${whenSaid ? draw(['的', '']) : ''}`],
        ['spaced', [p, g, whenSaid, eachSaid, name].filter(Boolean).join(' ')],
        ['time spaced', [whenSaid, p, g, name, eachSaid].filter(Boolean).join(' ')],
        ['commas', [p, whenSaid, g, eachSaid + name].filter(Boolean).join('，')],
        ['goods place time figure', `${g}${p && g ? '在' : ''}${p}${whenSaid}${eachSaid}${of}${name}`],
        ['time的place', `${whenSaid}${p}${p && g ? '的' : ''}${g}${eachSaid}${name}`],
      ]
      ;[way, core] = draw(words)
      if (/spaced|commas/.test(way) && kind === 'every' && /店$|区$|片/.test(place)) continue
    }
    parts.push(`way ${way}`)
    if (place) parts.push(`place ${place}`)
    if (goods) parts.push(`goods ${goods}`)
    if (each) parts.push(`each ${each}`)
    if (rank) parts.push(`rank ${rank}`)
    parts.push(`name ${name}`)
    if (base) {
      const joint = draw(['', '', '，', ' '])
      core = /，$/.test(core)
        ? core + base.text
        : `${core}${base.text.startsWith('，') || base.text.startsWith('的') ? '' : joint}${base.text}`
      parts.push(`basetext ${base.text.slice(0, 12)}`)
    }
    const asking = asks && !base && !(rank && /店$|哪|谁/.test(core)) ? draw(ASKS) : ''
    if (asking) {
      core += (/[，的\s]$/.test(core) ? '' : draw(['', '', '，', ' '])) + asking
      parts.push(`ask ${asking}`)
    }
    const lead = chance(0.5) ? draw(LEADS) : ''
    const end = chance(0.45) ? draw(ENDS) : ''
    if (lead) parts.push(`lead ${lead}`)
    if (end) parts.push(`end ${end}`)
    let text = lead + core + end
    if (chance(0.25)) {
      const told = draw(TOLD)
      parts.push(`told ${told}`)
      text = chance(0.5)
        ? `${told}${draw(['，', '，', ' ', '。'])}${text}`
        : `${text}${/[，。！？~\s]$/.test(text) ? '' : draw(['，', ' ', '。'])}${told}`
    }
    text = text
      .replace(/，+/g, '，')
      .replace(/^，|，$/g, '')
      .replace(/的的/g, '的')
      .trim()
    if (!additive && place.includes('合计')) continue
    made.push({
      parts,
      line: lineOf(made.length, today, stores, [text], corpusFrame.parse(frame)),
    })
  }
  return made
}
