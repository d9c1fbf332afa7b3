import type { BriefingWords } from './briefing-words.ts'

const lookAt = {
  footfall: '请店长看看门头、周边道路和营业时间',
  conversion: '请店长看看忙时人手、畅销品缺货和排队',
  atv: '请店长看看关联陈列、收银提示和价格结构',
}

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
    'data-missing': ({ place }) => `${place}：没有收到数据。请店长核对收银上传。`,
    'counter-doubtful': ({ place, name, value }) => `${place}：${name} ${value}。先核对进店计数器，再看门店。`,
    'sales-low': ({ place, name, change, driver }) =>
      `${place}：${name}比平时少 ${change}${driver ? `，${driver.name}比平时低 ${driver.change}。${lookAt[driver.metric]}` : '。请店长查看原因'}。`,
    'conversion-low': ({ place, name, change }) => `${place}：${name}比平时低 ${change}。${lookAt.conversion}。`,
    'margin-low': ({ place, name, change }) => `${place}：${name}比平时低 ${change}。请店长复核折扣、进价和报损。`,
    'units-low': ({ place, name, change }) => `${place}：${name}比平时低 ${change}。${lookAt.atv}。`,
    'shelf-empty': ({ place, name, value }) => `${place}：${name} ${value}。请店长先补排面，再盘点、订货或调拨。`,
    'cover-short': ({ place, product, name, value }) =>
      `${place}：${product}，${name} ${value}。请店长核对订货或从别店调拨。`,
  },
}
