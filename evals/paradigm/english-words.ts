export interface Figure {
  readonly metric: string
  readonly names: readonly string[]
  /** Whole ways to ask, with the time or the place behind them; `@` stands for goods. */
  readonly asks: readonly string[]
  readonly goods: boolean
  readonly level: boolean
  /** Which can be more or fewer, rather than higher or lower. */
  readonly counted: boolean
}
export const figure = (metric: string, names: string, asks: string, kind = ''): Figure => ({
  metric,
  names: names.split('|'),
  asks: asks.split('|'),
  goods: kind.includes('g'),
  level: kind.includes('l'),
  counted: kind.includes('c'),
})

export const FIGURES: readonly Figure[] = [
  figure(
    'net_sales',
    'sales|net sales|takings|revenue|turnover|sales value|sales figure|sales revenue|net takings|sales in money|total sales',
    'how much money did we take|what did we take|how much did we take|what did we turn over|what were the takings|how much money did we make|how much did we ring up|what did we ring through the tills',
    'gc',
  ),
  figure(
    'transactions',
    'transactions|number of transactions|transaction count|number of receipts|receipt count|till transactions|the number of receipts',
    'how many transactions did we do|how many transactions did we have|how many receipts did we print|how many receipts were there|how many transactions went through|how many transactions did we ring up|how many till receipts did we issue',
    'c',
  ),
  figure(
    'footfall',
    'footfall|traffic|door count|store traffic|foot traffic|visitor count|the footfall|number of visitors',
    'how many people came in|how many people walked in|how many visitors did we have|how many people came through the door|how many people walked through the doors|how many visitors did we get',
    'c',
  ),
  figure(
    'conversion',
    'conversion|conversion rate|the conversion|conversion %|conversion percentage',
    'what percentage of visitors bought something|what share of visitors bought something|what was our conversion|what percent of people who came in bought something',
  ),
  figure(
    'atv',
    'ATV|average transaction value|average basket value|average ticket|average spend per transaction|avg transaction value|average receipt value|spend per transaction',
    'how much was spent per transaction|what was the average spend per transaction|how much did the average transaction come to|what was the average basket worth',
  ),
  figure(
    'upt',
    'UPT|units per transaction|items per transaction|items per basket|units per ticket|pieces per receipt|average items per basket',
    'how many items per basket did we sell|how many items did the average basket hold|how many units per transaction did we have',
  ),
  figure(
    'margin_rate',
    'margin rate|gross margin rate|margin %|gross margin %|gross margin percentage|margin percentage|GM%|the margin rate',
    'what margin rate did we make|what was our margin rate|what margin percentage did we get|what gross margin percentage did we achieve',
    'g',
  ),
  figure(
    'stock_on_hand',
    'stock on hand|stock|stock level|SOH|inventory|current stock|stock holding|inventory level',
    'how much stock of @ do we have|how many @ do we have in stock|how much @ is in stock|how much @ do we have on hand|how much stock do we have of @|what stock of @ do we hold|how much stock of @ is left|have we got much stock of @',
    'gl',
  ),
  figure(
    'days_of_cover',
    'days of cover|stock cover|days cover|stock cover in days|days of stock|the days of cover',
    'how many days of cover do we have on @|how many days of stock do we have of @|how many days of cover are left on @|what cover do we have on @ in days|how many days will the stock of @ last',
    'gl',
  ),
  figure(
    'out_of_stocks',
    'out of stocks|stockouts|number of out of stocks|out of stock count|OOS count|stock-outs|number of stockouts',
    'how many lines are out of stock|how many products are out of stock|how many out of stocks do we have|how many items are we out of|how many SKUs are out of stock',
    'lc',
  ),
]
export const CATEGORIES: Readonly<Record<string, string>> = {
  bakery: 'Bakery',
  drinks: 'Drinks',
  snacks: 'Snacks',
  frozen: 'Frozen',
  'fruit and veg': 'Fruit & Vegetables',
  'meat and seafood': 'Meat & Seafood',
  'dairy and eggs': 'Dairy & Eggs',
  household: 'Household',
  'personal care': 'Personal Care',
  staples: 'Staples',
}
export const PRODUCTS: Readonly<Record<string, string>> = {
  strawberries: 'Strawberries',
  bananas: 'Bananas',
  'potato chips': 'Potato Chips',
  'pork belly': 'Pork Belly',

  'chicken breast': 'Chicken Breast',
  'toilet paper': 'Toilet Paper',
  'instant noodles': 'Instant Noodles',
  'Mineral Water 550ml': 'Mineral Water 550ml',
  'toast bread': 'Toast Bread',
  tomatoes: 'Tomatoes',
  'plain yogurt': 'Plain Yogurt',
}
export const STORES: Readonly<Record<string, string>> = {
  Riverside: 'S01',
  Northgate: 'S02',
  'University Town': 'S03',
  Southgate: 'S04',
  'Railway Station': 'S05',
  'Zhongshan Road': 'S06',
  'Harbour Bay': 'S07',
  'Tech Park': 'S08',
  Stadium: 'S09',
  'Old Street': 'S10',
  Garden: 'S11',
  'West Lake': 'S12',
}
export const REGIONS: Readonly<Record<string, string>> = { 'East China': 'R1', 'South China': 'R2' }

export const EVERY = [
  'all stores',
  'the whole area',
  'all the shops',
  'the region',
  'every store combined',
  'all our stores',
  'the whole chain',
  'all twelve stores together',
  'all shops combined',
  'the whole patch',
  'the estate',
  'the district',
].filter((w) => !/the region|every store combined/.test(w))
export const EACH = [
  'by store',
  'store by store',
  'per store',
  'for each store',
  'for every store',
  'by shop',
  'shop by shop',
  'each store',
  'broken down by store',
  'split by store',
  'by branch',
]
export const EACH_CATEGORY = [
  'by category',
  'per category',
  'for each category',
  'category by category',
  'split by category',
  'by department',
]
export const EACH_DAY = [
  'by day',
  'day by day',
  'per day',
  'for each day',
  'each day',
  'daily',
  'broken down by day',
  'one figure per day',
]
export const EACH_HOUR = [
  'by hour',
  'hour by hour',
  'per hour',
  'for each hour',
  'hourly',
  'broken down by the hour',
  'broken out by hour',
]

export const LEADS =
  `|||please|can you tell me|could you tell me|can you show me|could you give me|can I have|can I get|could I see|may I have|show me|give me|tell me|let me see|let me have|I need|I want|I'd like|I would like|I'd like to see|I need to know|I want to know|I'm looking for|I'm after|pull up|please show|please give me|hi, can you give me|hello, I need|morning, could you give me|hey,|ok,|right,|so,|quick one:|quick question,|just|any chance of|get me|send me|could you pull|would you give me|do you have|have you got|remind me of|I'd love to see|I could do with|looking for|checking on|how about|what about|sorry, can you give me|could you please show me|would it be possible to get|can we see|let's see|mind giving me|would you mind giving me|I'd appreciate|kindly provide|please provide|please share|I wonder if you could give me`.split(
    '|',
  )
export const ENDS =
  `||||please|thanks|thank you|cheers|ta|pls|if you can|if possible|when you get a chance|when you have a moment|for me|thanks in advance|many thanks|if you don't mind|asap|please and thank you|, thanks a lot|, thank you so much|, that's all|, just the number|, just the figure please|, in a table|, as a chart`.split(
    '|',
  )
export const TOLD =
  `I've a meeting in ten minutes|my boss is asking|the area manager is on the phone|I'm on my way to the store|I'm writing the weekly report|I'm doing my report|I need it for the morning call|we've got a visit today|it felt quiet|it was raining all day|I was off yesterday|the freezer broke down again|I'm standing on the shop floor|I'm in the car|head office want it|the regional manager is coming|I want to brief the team|I have to present it at ten|I'm just about to go into a meeting|it's been a long day|the system was down this morning|we were short staffed|I'm curious|I need to fill in the sheet|the buyer keeps asking|the team did a great job|we changed the layout|there was a match on|I'm preparing for tomorrow|I want to ring them and say well done|I can't find my notes|I have to send it to finance|someone called in sick|we are planning the rota|I'm about to place the order|I'm checking before I go home|it's for the newsletter|I have a supplier meeting later|the owner wants to know|Dave is asking`.split(
    '|',
  )
