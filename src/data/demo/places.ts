/** What a store's neighbourhood is like: decides its week, its hours, its holidays and its baskets. */
export const FORMATS = ['residential', 'office', 'station', 'campus', 'sights'] as const
export type Format = (typeof FORMATS)[number]

export interface Store {
  readonly storeNo: number
  readonly storeId: string
  readonly zh: string
  readonly en: string
  readonly district: string
  readonly region: string
  readonly city: string
  readonly format: Format
  /** People who come in on a mean day of the first year. */
  readonly base: number
  /** Factor a year. */
  readonly growth: number
  readonly sqm: number
  readonly opened: string
  /** Staffed tills, and self-checkouts. */
  readonly tills: number
  readonly scos: number
}

export const AREA = { id: 'A1', zh: '全国', en: 'National' } as const
export const REGIONS = [
  { id: 'R1', zh: '华东', en: 'East China', area: 'A1' },
  { id: 'R2', zh: '华南', en: 'South China', area: 'A1' },
] as const
export const DISTRICTS = [
  { id: 'D1', zh: '江北', en: 'North Bank', region: 'R1', city: 'Jiangzhou' },
  { id: 'D2', zh: '江南', en: 'South Bank', region: 'R1', city: 'Jiangzhou' },
  { id: 'D3', zh: '湾区', en: 'Bay Area', region: 'R2', city: 'Haiyu' },
  { id: 'D4', zh: '老城', en: 'Old Town', region: 'R2', city: 'Rongpu' },
] as const

type Row = readonly [
  zh: string,
  en: string,
  district: string,
  format: Format,
  base: number,
  growth: number,
  sqm: number,
  opened: string,
]
const ROWS: readonly Row[] = [
  ['河滨店', 'Riverside', 'D1', 'residential', 195, 1.03, 180, '2017-04-18'],
  ['北门店', 'Northgate', 'D1', 'residential', 165, 1.01, 150, '2018-09-08'],
  ['大学城店', 'University Town', 'D1', 'campus', 205, 1.04, 160, '2019-08-26'],
  ['南门店', 'Southgate', 'D2', 'residential', 155, 0.98, 140, '2016-11-11'],
  ['火车站店', 'Railway Station', 'D2', 'station', 270, 1.05, 130, '2018-01-20'],
  ['中山路店', 'Zhongshan Road', 'D2', 'office', 230, 1.02, 170, '2015-06-01'],
  ['海湾店', 'Harbour Bay', 'D3', 'sights', 175, 1.06, 165, '2019-05-01'],
  ['科技园店', 'Tech Park', 'D3', 'office', 190, 1.07, 155, '2020-10-15'],
  ['体育场店', 'Stadium', 'D3', 'residential', 145, 1.0, 145, '2017-08-08'],
  ['老街店', 'Old Street', 'D4', 'sights', 180, 0.99, 135, '2014-12-12'],
  ['花园店', 'Garden', 'D4', 'residential', 135, 1.02, 140, '2020-03-28'],
  ['西湖店', 'West Lake', 'D4', 'sights', 190, 1.04, 160, '2016-05-20'],
]
/** The smallest chain has the first two districts' corners of each region, so that regions still differ. */
const SMALL = [1, 2, 7, 10]

const further = (storeNo: number): Row => {
  const like = ROWS[(storeNo - 1) % ROWS.length] as Row
  const [, , district, format, base, growth, sqm, opened] = like
  const scale = 0.8 + ((storeNo * 37) % 41) / 100
  return [`第${storeNo}分店`, `Branch ${storeNo}`, district, format, Math.round(base * scale), growth, sqm, opened]
}

/** The first `count` stores; beyond the twelve named ones, numbered branches like them. */
export const stores = (count: number): Store[] => {
  const numbers = count <= SMALL.length ? SMALL.slice(0, count) : Array.from({ length: count }, (_, i) => i + 1)
  return numbers.map((storeNo) => {
    const [zh, en, district, format, base, growth, sqm, opened] = ROWS[storeNo - 1] ?? further(storeNo)
    const place = DISTRICTS.find((one) => one.id === district)
    if (!place) throw new Error(`no district ${district}`)
    const storeId = `S${String(storeNo).padStart(2, '0')}`
    return {
      storeNo,
      storeId,
      zh,
      en,
      district,
      region: place.region,
      city: place.city,
      format,
      base,
      growth,
      sqm,
      opened,
      tills: base >= 180 ? 3 : 2,
      scos: sqm >= 150 ? 2 : 0,
    }
  })
}

/** Conversion and mean lines of a receipt. */
export const HABITS: Record<Format, { readonly conversion: number; readonly basket: number }> = {
  residential: { conversion: 0.86, basket: 3.8 },
  office: { conversion: 0.8, basket: 2.7 },
  station: { conversion: 0.72, basket: 2.4 },
  campus: { conversion: 0.8, basket: 2.9 },
  sights: { conversion: 0.7, basket: 3.1 },
}

/** Share of a category's lines in this neighbourhood, against the chain's; order of CATEGORIES. */
export const TASTES: Record<Format, readonly number[]> = {
  residential: [1.35, 1.4, 1.15, 0.9, 0.75, 0.85, 1.3, 1.2, 1.15, 1],
  office: [0.6, 0.4, 1, 1.5, 1.35, 1.1, 0.6, 0.6, 0.8, 0.9],
  station: [0.5, 0.2, 0.8, 1.5, 1.7, 1.4, 0.4, 0.4, 0.6, 0.8],
  campus: [0.8, 0.4, 1, 1.2, 1.3, 1.4, 0.8, 0.9, 0.9, 1.2],
  sights: [0.8, 0.5, 0.8, 1.1, 1.5, 1.4, 0.5, 1.1, 0.7, 0.9],
}
