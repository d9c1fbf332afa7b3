import { describe, expect, test } from 'vitest'
import { ask } from './asking.ts'

/** Words that single out a part which no figure holds: of shops, channels, payments, hours, brands, sizes, people, weather, days, kinds, customers. */
const SLICES = {
  zh: `朝阳店 万达店 旗舰店 总店 新店 老店 二店 加盟店 直营店 社区店 线上 外卖 美团 小程序 会员 团购 自提 门店自提 抖音 现金 微信支付 支付宝 刷卡 电子券 购物卡 上午 下午 晚上 早高峰 晚高峰 午市 夜市
    蒙牛 伊利 农夫山泉 自有品牌 大瓶 小包装 整箱 大份 小王 三号机 三号收银台 早班 晚班 夜班 雨天 下雨天 高温天 工作日 休息日 每周一 折扣商品 特价 新品 临期 清仓 学生 游客 老年人 女性 男性 新客 回头客
    进口 国产 有机 散装 称重 一楼 二楼 端架 收银台前 冷柜 生鲜 熟食 非食品 食品 大客户 批发 企业 员工 自助收银 人工收银 满减 第二件半价 退货 赠品 节前 群里`.split(
    /\s+/,
  ),
  en: `"Hillside" "Main Street store" "the flagship" "the new store" "the old stores" "store 14" "franchise stores" online delivery deliveries "click and collect" app members loyalty wholesale cash card contactless
    voucher morning afternoon evening lunchtime "peak hours" overnight Heinz Nestle "own brand" "own label" "private label" organic large small "family pack" multipack "John's" "till 3" "night shift"
    "early shift" "rainy days" "hot days" weekdays weekends discounted promotional promo "new lines" clearance "short life" student tourist "new customers" "returning customers" male female imported
    local loose weighed "ground floor" "end of aisle" checkout "self checkout" staff employee "business customers" chilled ambient "fresh food" "non food" refunded gift delivered shift bars "after 5pm" "before noon" "first hour"
    "last hour" "full price" "half price" premium seasonal`.match(/"[^"]+"|\S+/g) as string[],
}

const PLACES = {
  zh: `_昨天卖了多少钱 昨天_卖了多少钱 昨天_的销售额 _上周销售额 _，昨天销售额多少 昨天销售额多少，_ 昨天销售额_ 各店_上周销售额 河滨店_昨天销售额 帮我看下_昨天的销售额 _昨天客单数 昨天_客流 上周_的客单价 _转化率昨天`.split(
    ' ',
  ),
  en: [
    '_ sales yesterday',
    'sales yesterday _',
    "yesterday's _ sales",
    '_: sales yesterday',
    'net sales yesterday, _',
    'net sales yesterday for _',
    'net sales yesterday in _',
    'net sales yesterday on _',
    'Riverside _ sales last week',
    '_ footfall last week',
    'transactions last week _',
    'conversion _ yesterday',
    'how many _ transactions yesterday',
  ],
}

describe.each(['zh', 'en'] as const)('a part that no figure holds (%s)', (language) => {
  test.each(PLACES[language])('is never left out of "%s"', (place) => {
    const said = SLICES[language].map((slice) => place.replace('_', slice.replaceAll('"', '')))
    // "Morning: sales yesterday" greets
    const greets = place.startsWith('_:') ? /^(?:morning|afternoon|evening)/ : /^$/
    expect(said.filter((text) => !greets.test(text) && ask(text, { language }).kind === 'understood')).toEqual([])
  })
})
