import { describe, expect, test } from 'vitest'
import { ask } from './asking.ts'

/** Goods that shops sell and the demo chain's catalogue does not have; many are words of everyday talk, too. */
const GOODS = {
  zh: `咖啡 茶 茶叶 茶水 酒 酒水 白酒 红酒 黄酒 烟 香烟 打火机 电池 雨伞 伞 手机 充电宝 数据线 耳机 口罩 消毒液 药 药品 保健品 鲜花 花 玩具 文具 笔 本子 纸 图书 报纸 杂志
    衣服 鞋 鞋子 袜子 帽子 包 钥匙扣 毛巾 拖鞋 锅 碗 刀 杯子 保温杯 饭 早饭 盒饭 便当 饭团 寿司 关东煮 包子 烤肠 豆浆 冰 冰块 蛋糕 月饼 粽子 汤圆 元宵 糖 糖果 口香糖 坚果 瓜子 话梅
    猫粮 狗粮 宠物粮 猫砂 奶粉 尿不湿 纸尿裤 卫生巾 剃须刀 香水 口红 面膜 灯泡 插座 螺丝 油漆 轮胎 机油 汽油 彩票 礼品卡 购物卡 礼盒 红包 礼物 玫瑰 气球 车 自行车 空调 冰箱 电视 手表 眼镜`.split(
    /\s+/,
  ),
  en: `coffee tea wine spirits vodka whisky cigarettes tobacco vapes lighters batteries umbrellas umbrella phones chargers cables headphones masks sanitiser medicine vitamins flowers roses toys stationery
    pens paper books newspapers magazines clothes shoes socks hats bags coats towels slippers pans bowls knives cups mugs lunch lunches sandwiches sushi wraps salads soup pies pasties sausages ice cake cakes mooncakes sweets candy gum nuts
    crackers biscuits cereal porridge jam honey ketchup tuna "pet food" "cat food" "baby food" nappies tampons razors perfume lipstick bulbs plugs paint tyres petrol diesel lottery "gift cards" vouchers cards balloons bikes boxes keys`.match(
    /"[^"]+"|\S+/g,
  ) as string[],
}

/** Where they stand in a question that would be understood without them. */
const PLACES = {
  zh: `_昨天卖了多少钱 昨天_卖了多少钱 昨天_的销售额 _上周销售额 _，昨天销售额多少 昨天销售额多少，_ _的库存 库存_ 各店_上周销售额 河滨店_昨天销售额 帮我看下_昨天的销售额 _可销天数 _上周毛利率 昨天卖了多少钱_`.split(
    ' ',
  ),
  en: [
    '_ sales yesterday',
    'sales of _ yesterday',
    "yesterday's _ sales",
    '_: sales yesterday',
    '_, net sales yesterday',
    'net sales yesterday, _',
    'net sales yesterday on _',
    'stock of _',
    'how much _ did we sell yesterday in money',
    'Riverside _ sales last week',
    'net sales by store for _ last week',
    'days of cover on _',
    '_ margin rate last week',
  ],
}

describe.each(['zh', 'en'] as const)('goods that the chain does not have (%s)', (language) => {
  test.each(PLACES[language])('are never left out of "%s"', (place) => {
    const said = GOODS[language].map((goods) => place.replace('_', goods.replaceAll('"', '')))
    expect(said.filter((text) => ask(text, { language }).kind === 'understood')).toEqual([])
  })
})
