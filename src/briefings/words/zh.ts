import type { BriefingWords, RuleHit } from './briefing-words.ts'

const change = (hit: RuleHit) => hit.figure?.relative ?? hit.figure?.difference ?? ''

const lookAt = {
  footfall: '请店长看看门头、周边道路和营业时间',
  conversion: '请店长看看忙时人手、畅销品缺货和排队',
  atv: '请店长看看关联陈列、收银提示和价格结构',
}

export const zh: BriefingWords = {
  pageTitle: (day) => `晨报：${day}`,
  actionsTitle: '今天要看的',
  noActions: '没有超出阈值的事项。',
  titles: {
    headline: '销售',
    drivers: '拆解',
    margin: '毛利率',
    stock: '缺货与可销天数',
    stores: '门店与平常相差',
    movers: '品类与平常相差',
    completeness: '数据是否到齐',
  },
  roles: {
    clerk: '店员',
    'store-manager': '店长',
    'regional-manager': '区域经理',
    'area-manager': '大区经理',
    admin: '管理员',
  },
  lastYear: (base, difference) => `去年同星期为 ${base}，相差 ${difference}。`,
  noLastYear: '没有去年同星期的数据。',
  mover: (name, { value, difference, relative }) =>
    `${name}：${value}，与平常相差 ${difference}${relative ? `（${relative}）` : ''}。`,
  coverTitle: '还在卖、快卖完的商品：',
  cover: (product, days) => `${product}：还能卖 ${days}。`,
  complete: (expected, received) => `应到 ${expected} 家店的数据，已到 ${received} 家。`,
  share: (share) => `已到的门店平常占销售额的 ${share}。`,
  missing: (names) => `没有收到：${names.join('、')}。以下各节不含这些门店。`,
  nothing: '当天没有收到任何门店的数据。',
  actions: {
    'data-missing': ({ place }) => `${place}：没有收到数据，请店长核对收银上传。`,
    'counter-doubtful': ({ place, figure }) => `${place}：成交率 ${figure?.value}，先核对进店计数器，再看门店。`,
    'sales-low': (hit) =>
      `${hit.place}：销售额与平常相差 ${change(hit)}${hit.driver ? `，其中${hit.driver.name}相差 ${hit.driver.change}。${lookAt[hit.driver.metric]}` : '。请店长查看原因'}。`,
    'conversion-low': (hit) => `${hit.place}：成交率与平常相差 ${change(hit)}。${lookAt.conversion}。`,
    'margin-low': (hit) => `${hit.place}：毛利率与平常相差 ${change(hit)}。请店长复核折扣、进价和报损。`,
    'units-low': (hit) => `${hit.place}：连带率与平常相差 ${change(hit)}。${lookAt.atv}。`,
    'shelf-empty': ({ place, figure }) => `${place}：缺货 ${figure?.value}。请店长先补排面，再盘点、订货或调拨。`,
    'cover-short': ({ place, product, figure }) =>
      `${place}：${product}还能卖 ${figure?.value}。请店长核对订货或从别店调拨。`,
  },
}
