import { instantSql, wholeInstant } from './day-and-time.ts'
import { wordsFor } from './header-words.ts'
import { type From, mappedSource } from './mapped-source.ts'

const field =
  (...names: readonly string[]): From =>
  (column, file) =>
    file.has(...wordsFor(...names)) ? column(...wordsFor(...names)) : null
const shop = () => wordsFor('store_id', 'store_name')
const instant = () => wordsFor('ts_local', 'slot', 'time_part')

/** SQL of a word in the house's spelling; one that is none of these stays, and its row is rejected by name. */
const spelled = (text: string, words: Readonly<Record<string, string>>) =>
  `case ${Object.entries(words)
    .map(([word, pattern]) => `when regexp_matches(lower(${text}), '${pattern}') then '${word}'`)
    .join(' ')} else ${text} end`
const spelling =
  (words: Readonly<Record<string, string>>, ...names: readonly string[]): From =>
  (column, file) =>
    file.has(...wordsFor(...names)) ? spelled(column(...wordsFor(...names)), words) : null

const EVENT = {
  missed: '漏扫|未扫|missed|non.?scan|skip|not.?scanned',
  switch: '换标|换码|错扫|调包|switch|swap|mismatch.?item|wrong.?item',
  weight: '重量|称重|weight',
  walkaway: '离开|未付|逃单|walk.?(away|off|out)',
}
const LANE = { sco: '自助|sco|self', scale: '秤|scale', staffed: '人工|收银员|staffed|manned|assisted' }
const SENSOR = {
  camera: '摄像|相机|视觉|camera|vision|video',
  tof: 'tof|深度|depth',
  weight: '重力|重量|称|weight|scale',
}
const OUTCOME = {
  self_corrected: '自纠|自行|顾客|self|customer',
  dismissed: '误报|忽略|dismiss|false|ignored',
  lost: '流失|损失|未追回|lost|loss',
  staff: '店员|员工|人工|staff|attendant',
}

/** What counters, cameras and checkouts write: counts of people, never persons. Whatever a file says of faces is not read. */
export const sensors = mappedSource('sensors', {
  fact_checkout_event: {
    get knownBy() {
      return [
        shop(),
        instant(),
        wordsFor('type', 'kind'),
        wordsFor('lane_id', 'till_id'),
        wordsFor('confidence', 'outcome', 'sensor'),
      ]
    },
    get unless() {
      return wordsFor('receipt_no', 'qty').filter((word) => word !== 'transaction')
    },
    says: { decimal: 'point' },
    target: 'fact_checkout_event',
    moments: (file) => [wholeInstant(file) ?? []].flat(),
    fields: {
      // without a number of its own an event is its lane, its time and its kind
      event_id: (column, file) =>
        file.has(...wordsFor('event_id'))
          ? column(...wordsFor('event_id'))
          : `md5(concat_ws('|', ${column(...shop())}, ${column(...wordsFor('lane_id', 'till_id'))}, ${instantSql(column, file) ?? 'null'}, ${column(...wordsFor('type', 'kind'))}))`,
      store_id: field('store_id', 'store_name'),
      lane_id: field('lane_id', 'till_id'),
      lane_kind: spelling(LANE, 'lane_kind'),
      sensor: spelling(SENSOR, 'sensor'),
      ts_local: instantSql,
      type: spelling(EVENT, 'type', 'kind'),
      sku_guess: field('sku_guess'),
      est_value: field('est_value'),
      confidence: field('confidence'),
      outcome: spelling(OUTCOME, 'outcome'),
      recovered_value: field('recovered_value'),
    },
  },
  fact_zone: {
    get knownBy() {
      return [shop(), instant(), wordsFor('zone_id'), wordsFor('people', 'queue')]
    },
    get unless() {
      return wordsFor('receipt_no', 'sku_id', 'out_cnt')
    },
    says: { decimal: 'point' },
    target: 'fact_zone',
    numbers: () => wordsFor('dwell_secs'),
    fields: {
      store_id: field('store_id', 'store_name'),
      zone_id: field('zone_id'),
      ts_local: instantSql,
      minutes: (column, file) => (file.has(...wordsFor('minutes')) ? column(...wordsFor('minutes')) : "'1'"),
      people: field('people'),
      dwell_secs: (column, file) =>
        file.has(...wordsFor('dwell_secs'))
          ? `round(try_cast(${column(...wordsFor('dwell_secs'))} as double))::integer`
          : null,
      queue: field('queue'),
    },
  },
  fact_footfall: {
    get knownBy() {
      return [shop(), instant(), wordsFor('in_cnt')]
    },
    get unless() {
      return wordsFor('receipt_no', 'sku_id', 'month')
    },
    says: { decimal: 'point' },
    target: 'fact_footfall',
    fields: {
      store_id: field('store_id', 'store_name'),
      // a shop of one door needs no word for it
      door_id: (column, file) => (file.has(...wordsFor('door_id')) ? column(...wordsFor('door_id')) : "'1'"),
      ts_local: instantSql,
      minutes: field('minutes'),
      in_cnt: field('in_cnt'),
      out_cnt: field('out_cnt'),
      staff_cnt: field('staff_cnt'),
    },
  },
})

/** What is charged elsewhere, as people and services write it down. */
export const competitorPrices = mappedSource('competitor-prices', {
  fact_competitor_price: {
    get knownBy() {
      return [wordsFor('competitor'), wordsFor('price'), wordsFor('sku_id', 'gtin'), shop(), wordsFor('observed')]
    },
    says: { decimal: 'point' },
    target: 'fact_competitor_price',
    fields: {
      store_id: field('store_id', 'store_name'),
      competitor: field('competitor'),
      sku_id: field('sku_id', 'gtin'),
      ts_local: (column, file) =>
        file.has('采价时间', '市调时间', '采集时间', 'observed at', 'checked at')
          ? column(...wordsFor('observed'))
          : null,
      business_date: (column, file) =>
        file.has('采价时间', '市调时间', '采集时间', 'observed at', 'checked at')
          ? null
          : column(...wordsFor('observed')),
      price: field('price'),
    },
  },
})
