import type { Catalogue } from '../../src/core/catalogue.ts'
import { id } from '../../src/core/ids.ts'

const STORES = [
  ['S01', '河滨店', 'Riverside', 'R1', 'D1'],
  ['S02', '北门店', 'Northgate', 'R1', 'D1'],
  ['S03', '大学城店', 'University Town', 'R1', 'D1'],
  ['S04', '南门店', 'Southgate', 'R1', 'D2'],
  ['S05', '火车站店', 'Railway Station', 'R1', 'D2'],
  ['S06', '中山路店', 'Zhongshan Road', 'R1', 'D2'],
  ['S07', '海湾店', 'Harbour Bay', 'R2', 'D3'],
  ['S08', '科技园店', 'Tech Park', 'R2', 'D3'],
  ['S09', '体育场店', 'Stadium', 'R2', 'D3'],
  ['S10', '老街店', 'Old Street', 'R2', 'D4'],
  ['S11', '花园店', 'Garden', 'R2', 'D4'],
  ['S12', '西湖店', 'West Lake', 'R2', 'D4'],
] as const

/** The demo chain's shops, regions and districts, without data. */
export const DEMO_PLACES: Pick<Catalogue, 'stores' | 'regions' | 'districts'> = {
  stores: STORES.map(([store, zh, en, region, district]) => ({
    id: id(store),
    names: { zh, en },
    region: id(region),
    district: id(district),
    timeZone: 'Asia/Shanghai',
    currency: 'CNY',
    dayCutoff: '00:00',
  })),
  regions: [
    { id: id('R1'), names: { zh: '华东', en: 'East China' }, area: id('A1') },
    { id: id('R2'), names: { zh: '华南', en: 'South China' }, area: id('A1') },
  ],
  districts: [
    { id: id('D1'), names: { zh: '江北', en: 'North Bank' }, region: id('R1') },
    { id: id('D2'), names: { zh: '江南', en: 'South Bank' }, region: id('R1') },
    { id: id('D3'), names: { zh: '湾区', en: 'Bay Area' }, region: id('R2') },
    { id: id('D4'), names: { zh: '老城', en: 'Old Town' }, region: id('R2') },
  ],
}
