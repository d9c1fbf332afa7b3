import type { Dimension } from '../../core/dimension.ts'
import type { FaultWords } from '../fault-words.ts'

const CUTS: Readonly<Record<Dimension, string>> = {
  store: '门店',
  region: '大区',
  category: '品类',
  product: '商品',
  hour: '小时',
  day: '日',
}
const BASES: Readonly<Record<string, string>> = {
  W4: '平时（近期同星期）',
  'LY-holiday': '去年同一节日',
  LFL: '去年同星期（同店）',
  'LY-dow': '去年同星期',
  plan: '计划',
  peers: '同类门店（至少三家）',
  period: '另一段时间',
}

/** 数据里没有这样的数：说明是哪一种。 */
const BEYOND: Readonly<Record<string, string>> = {
  forecast:
    '这问的是还没发生的事，这里答的是已经发生的数；客流、销售额、客单数和单个商品的销量可以预测到下周日，比如问“明天销售额预测”',
  cause: '这问的是原因，我能给数字和对比，原因请交给分析',
  condition: '这带着一个条件，没法用一个数回答',
  exception: '这要去掉一部分，我做不到；请直接说要看哪些门店、品类或商品',
  clock: '这问的是一天里的一段时间，我可以给一整天的数，或按小时拆开',
  slice: '数据不能这样分，我可以按门店、大区、品类、商品、日和小时分',
  average: '这问的是我没有的平均数或占比',
  threshold: '这问的是高于或低于某个数的，我可以给门店、品类或商品的排名',
  set: '这问的是排名里几个合起来的数，请问排名，或直接说出名字',
  cut: '不能按这个拆，我可以按门店、大区、品类、商品、日和小时拆',
  target: '这问的是离目标还差多少，这样问我答不了',
  action: '这是要我去做一件事，我只给数字',
  price: '这问的是价格或成本，我没有这个数',
  other: '我没有能回答它的数',
}

/** Why a code on goods cannot be read (methods/goods-codes/code-fault.ts). */
const CODE_FLAWS: Readonly<Record<string, string>> = {
  empty: '里面什么也没有',
  'too-long': '太长',
  length: '位数不对',
  characters: '有不该有的字符',
  'check-digit': '校验位不对，请重扫',
  'unknown-identifier': '有认不出的标识',
  'cut-short': '不完整',
  date: '日期不对',
  twice: '同一项写了两次且不一样',
  'no-template': '没有设置这种店内码的格式',
}

/** Each says what happened and, where there is one, what to do. */
export const faults: FaultWords = {
  'not-understood': ({ text }) => `没有看懂“${text}”，请换个问法。`,
  'not-a-figure': ({ text, kind }) => `${BEYOND[kind] ?? BEYOND.other}（“${text}”）。`,
  'unknown-name': ({ text }) => `没有找到“${text}”，请核对名称。`,
  'no-such-date': ({ text }) => `没有“${text}”这一天。`,
  'needs-period': ({ metric }, say) => `请说明要看哪段时间的${say.metric(metric)}。`,
  'cut-not-there': ({ metric, by }, say) => `${say.metric(metric)}不能按${CUTS[by]}拆分。`,
  'base-not-there': ({ metric, base }, say) => `${say.metric(metric)}没有可比的${BASES[base] ?? base}。`,
  'question-too-long': ({ limit }) => `问题太长，请不要超过 ${limit} 个字。`,
  'not-allowed-store': ({ stores }, say) => `您不能查看这些门店：${say.stores(stores)}。`,
  'not-allowed-metric': ({ metric }, say) => `您不能查看${say.metric(metric)}。`,
  'needs-store': ({ metric, stores }, say) =>
    `${say.metric(metric)}要按一家店来看，请说是哪家：${say.stores(stores)}。`,
  'no-stores': () => '您名下没有可查看的门店，请联系管理员。',
  'not-collected': ({ metric }, say) => `${say.metric(metric)}所需的数据没有采集。`,
  'no-rows': ({ metric, from, to }, say) =>
    from === to
      ? `${say.date(from)}没有${say.metric(metric)}的数据。`
      : `${say.date(from)}至${say.date(to)}没有${say.metric(metric)}的数据。`,
  'outside-data': ({ dataFrom, dataTo }, say) =>
    `数据只有${say.date(dataFrom)}至${say.date(dataTo)}，您问的时间不在其中。`,
  'in-future': ({ dataTo }, say) => `您问的时间还没有到，数据到${say.date(dataTo)}为止。`,
  'mixed-currencies': ({ currencies }) => `这些门店用不同货币（${currencies}），不能相加，请分开问。`,
  'no-data': () => '还没有数据，请先导入。',
  'source-unknown': ({ path, found }) =>
    `${path} 里没有认得的导出文件，表头也不像销售、库存、客流或商品清单${found ? `：${found}` : ''}。如果是其中一种，请用 --into 说明（sale-lines 或 fact_stock_day 这样的表名），并用 --map 列名=字段 指明各列；认得的文件见 docs/sources.md。`,
  'date-ambiguous': ({ file, column }) =>
    `${file} 的列 ${column} 的日期有多种读法（如 03/04/2026 或 26-11-20），没有导入；日在前请加 --date-order dmy，月在前请加 --date-order mdy，年在前请加 --date-order ymd。`,
  'number-ambiguous': ({ file, column }) =>
    `${file} 的列 ${column} 的数字有两种读法（如 1,234），没有导入；逗号是千位分隔符请加 --decimal point，逗号是小数点请加 --decimal comma。`,
  'mapping-unconfirmed': ({ file, target, missing }) =>
    missing === ''
      ? `${file} 的表头是第一次见，看起来是 ${target}。确认请运行 floorwalker import ${file} --accept-mapping，要改列请加 --map 列名=字段；以后同样表头的文件会自动导入。`
      : `${file} 的表头是第一次见，看起来是 ${target}，但缺少 ${missing}。请用 --map 列名=字段 指明，或用 --set 字段=值 给所有行同一个值。`,
  'mapping-wrong': ({ file, name }) => `${name} 既不是 ${file} 的列，也不是可以对应的字段。`,
  'rows-missing': ({ file }) => `${file} 只有表头，下面没有数据行。`,
  'column-unreadable': ({ file, column, as, example }) =>
    example === ''
      ? `${file} 的列 ${column} 全是空的；这一列应为${as === 'date' ? '日期' : '数字'}。`
      : `${file} 的列 ${column} 里没有一个${as === 'date' ? '日期' : '数字'}（第一个是“${example}”）；请指定${as === 'date' ? '日期' : '数字'}所在的列。`,
  'column-missing': ({ file, column, there }) =>
    there === undefined
      ? `${file} 缺少列 ${column}，整个文件没有导入；请补上这一列，或用相应的选项给出。`
      : `${file} 没有列 ${column}；它的列有：${there}。`,
  'file-unreadable': ({ file, detail }) => `${file} 读不了：${detail}`,
  'other-chain': ({ chain, found }) =>
    `这个数据目录里是 ${chain}，而 ${found} 是另一家连锁；请换一个目录（--data），或用 --replace 重新开始。`,
  'data-busy': () => '这个数据目录正在进行另一次导入，请等它结束。',
  'data-busy-elsewhere': ({ host, process }) =>
    `另一台机器 ${host}（进程 ${process}）正在向这个数据目录导入；请等它结束，若它已停机，一分钟后再试。`,
  'journal-damaged': ({ entry }) => `导入日志的第 ${entry} 条与写入时不符；请从备份恢复日志，或用 --replace 重新导入。`,
  'raw-file-damaged': ({ file, entry }) =>
    `导入日志保存的原始文件 ${file}（第 ${entry} 条）已损坏；再导入一次同样的文件即可修复，现有数据照常提供。`,
  'file-changed': ({ file }) => `${file} 在读取期间被改动，没有导入；请等它写完再试。`,
  'newer-version': ({ what }) =>
    `这个数据目录由更新版本的 Floorwalker 写入（${what}），本版本不能读取；请升级，或用 floorwalker rebuild 从日志重建。`,
  'bad-option': ({ option, value }) => `“${value}” 不能用作 ${option} 的值。`,
  'disk-full': ({ free, needed }) => `磁盘只剩 ${free} MB，导入需要 ${needed} MB；现有数据照常提供。`,
  'statement-refused': () => '这次查询越出了允许的范围，已被拒绝。',
  'statement-failed': ({ source }, say) => `${say.metric(source)}没有算出来，请稍后再试。`,
  'code-unreadable': ({ code, why }) => `商品码“${code}”读不出来：${CODE_FLAWS[why] ?? CODE_FLAWS.characters}。`,
  'code-unknown': ({ code }) => `没有商品用“${code}”这个码。`,
  'value-unusable': ({ method, input, value }, say) => `${say.metric(method)}算不出来：${input} 不能是“${value}”。`,
  'not-solved': ({ method, seconds }, say) => `${say.metric(method)}在 ${seconds} 秒内没有找到可行的方案，请稍后再试。`,
  'model-host-down': ({ tier }, say) => `${say.tier(tier)}的模型连不上。`,
  'model-missing': ({ tier, model, command }, say) => `${say.tier(tier)}的模型 ${model} 还没有安装，请运行：${command}`,
  'model-busy': ({ tier, position }, say) => `${say.tier(tier)}正忙，前面还有 ${position} 个问题。`,
  'model-timeout': ({ tier, seconds }, say) => `${say.tier(tier)}在 ${seconds} 秒内没有答完。`,
  'model-failed': ({ tier, status }, say) => `${say.tier(tier)}的模型出错（${status}）。`,
  'answer-cut': ({ tier }, say) => `${say.tier(tier)}的回答中途断了，可能不完整。`,
  'answer-empty': ({ tier }, say) => `${say.tier(tier)}没有给出回答。`,
  'answer-repeats': ({ tier }, say) => `${say.tier(tier)}的回答一直在重复，已停止。`,
  'answer-ungrounded': ({ tier, dropped }, say) => `${say.tier(tier)}有 ${dropped} 句话没有数据支持，已去掉。`,
  'prompt-too-long': ({ tier, tokens, limit }, say) =>
    `内容超过${say.tier(tier)}能读的长度（${tokens} / ${limit}），请问得具体一些。`,
  'tool-input-invalid': ({ tool, detail }) => `工具 ${tool} 收到的参数不对（${detail}）。`,
  'budget-spent': ({ tier }, say) => `${say.tier(tier)}用完了这个问题的额度，请问得具体一些。`,
  'models-off': () => '也没有配置可以帮忙思考的模型。',
  cancelled: () => '已取消。',
  internal: ({ reference }) => `出了差错，请把编号 ${reference} 告诉管理员。`,
}
