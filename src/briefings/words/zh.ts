import type { BriefingReader, BriefingWords } from './briefing-words.ts'

/** 对谁说话：店员去看并告诉店长，店长自己处理，其他人知道由谁处理。 */
const ask = (reader: BriefingReader, manager: string, clerk: string) =>
  ({ clerk: `请${clerk}`, manager: `请${manager}`, above: `请店长${manager}` })[reader]

const lookAt = (reader: BriefingReader) => ({
  footfall: ask(reader, '看看门头、周边道路和营业时间', '看看门头和门前道路，并告诉店长'),
  conversion: ask(reader, '看看忙时人手、畅销品缺货和排队', '看看畅销品有没有缺货、收银有没有排队，并告诉店长'),
  atv: ask(reader, '看看关联陈列、收银提示和价格结构', '看看该放在一起的商品是否在一起，并告诉店长'),
})

export const zh: BriefingWords = {
  pageTitle: (day) => `晨报：${day}`,
  actionsTitle: '今天要看的',
  noActions: '没有超出阈值的事项。',
  chatTitle: (title) => `${title}：`,
  moreOnPage: '缺货、门店和品类的明细见“晨报”页。',
  titles: {
    corrections: '报过之后更正的销售额',
    headline: '销售',
    drivers: '拆解',
    margin: '毛利率',
    stock: '缺货与可销天数',
    stores: '门店与平时相差',
    movers: '品类与平时相差',
    completeness: '数据是否到齐',
  },
  line: (subject, { value, base, difference, relative, way, rate }) => {
    if (!base || !difference) return `${subject} ${value}。`
    if (way === 'flat') return `${subject} ${value}，与平时的 ${base} 持平。`
    const more = rate ? { up: '高', down: '低' } : { up: '多', down: '少' }
    return `${subject} ${value}，比平时的 ${base} ${more[way]} ${difference}${relative && !rate ? `（${relative}）` : ''}。`
  },
  of: (place, name) => `${place}：${name}`,
  lastYear: ({ base, difference, relative, way }) =>
    way === 'flat'
      ? `与去年同星期的 ${base} 持平。`
      : `比去年同星期的 ${base} ${way === 'up' ? '多' : '少'} ${difference}（${relative}）。`,
  noLastYear: '没有去年同星期的数据。',
  corrected: (place, day, labels, slots) =>
    `${place}${day}：${labels.after} ${slots.after}，${labels.before} ${slots.before}。`,
  moreCorrected: (name, slot) => `${name} ${slot}。`,
  coverTitle: '还没断货、但最先卖完的商品：',
  complete: (labels, slots) => `${labels.expected} ${slots.expected}，${labels.received} ${slots.received}。`,
  missing: (names) => `没有收到：${names.join('、')}。以下各节不含这些门店。`,
  nothing: '当天没有收到任何门店的数据。',
  actions: {
    'data-missing': ({ place }, reader) =>
      `${place}：没有收到数据。${ask(reader, '核对收银上传', '告诉店长核对收银上传')}。`,
    'counter-doubtful': ({ place, name, value }) => `${place}：${name} ${value}。先核对进店计数器，再看门店。`,
    'sales-low': ({ place, name, change, driver }, reader) =>
      `${place}：${name}比平时少 ${change}${driver ? `，${driver.name}比平时低 ${driver.change}。${lookAt(reader)[driver.metric]}` : `。${ask(reader, '查看原因', '把看到的情况告诉店长')}`}。`,
    'conversion-low': ({ place, name, change }, reader) =>
      `${place}：${name}比平时低 ${change}。${lookAt(reader).conversion}。`,
    'margin-low': ({ place, name, change }, reader) =>
      `${place}：${name}比平时低 ${change}。${ask(reader, '复核折扣、进价和报损', '核对价签和报损')}。`,
    'units-low': ({ place, name, change }, reader) => `${place}：${name}比平时低 ${change}。${lookAt(reader).atv}。`,
    'shelf-empty': ({ place, name, value }, reader) =>
      `${place}：${name} ${value}。${ask(reader, '先补排面，再盘点、订货或调拨', '从后仓补排面，清点剩余，并把缺的告诉店长')}。`,
    'cover-short': ({ place, product, name, value }, reader) =>
      `${place}：${product}，${name} ${value}。${ask(reader, '核对订货或从别店调拨', '看看后仓还有没有，并问店长是否已订货')}。`,
  },
}
