import type { Alert } from '../../src/analyses/alerts/alert.ts'
import { alertLines } from '../../src/briefings/alerts/alert-text.ts'
import { wordAlert } from '../../src/briefings/alerts/word-alert.ts'
import { addDays } from '../../src/core/business-date.ts'
import { LANGUAGE_CODES } from '../../src/core/language-code.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { wordingOf } from '../../src/server/wording.ts'
import type { Planted } from './demo-chain.ts'
import { firstOf } from './score-alerts.ts'

const NAMES: Readonly<Record<string, string>> = {
  'cold-chain-failure': '冷链故障 · a cooler fails',
  competitor: '竞争对手 · a competitor attacks',
  'counter-fault': '计数器故障 · a door counter goes blind',
  'data-gap': '数据缺口 · hours missing from the feed',
  'over-order': '订货过多 · far too much is ordered',
  'phantom-stock': '有账无货 · stock that is not on the shelf',
  'promo-not-set-up': '促销未设 · a promotion is not in the till',
  'refund-fraud': '异常退货 · sales booked back as returns',
  'regional-rain': '区域降雨 · a storm over a region',
  'road-works': '门前施工 · road works',
  'sco-detector-down': '识别设备停报 · self-checkout detectors go down',
  'supplier-oos': '供货中断 · a supplier does not deliver',
  sweethearting: '熟人漏扫 · lines voided for a friend',
  'understaffed-peak': '高峰缺人 · too few people at the peak',
  'wrong-tag-price': '价签错误 · a label shows a wrong price',
  'decoy-spike': '自然高峰 · a busy day without a cause (decoy)',
  'decoy-dip': '自然低谷 · a slow day without a cause (decoy)',
}

/** What should stay untold, and why that is right. */
const UNTOLD: Readonly<Record<string, string>> = {
  'regional-rain':
    '没有门店预警，这是对的：雨让全区都少了客流。 No shop was warned, and that is right: the rain kept people from the whole region.',
  'decoy-spike': '没有预警，这是对的：没有什么可查。 No warning, and that is right: there is nothing to look for.',
  'decoy-dip': '没有预警，这是对的：没有什么可查。 No warning, and that is right: there is nothing to look for.',
}

/** For one planted incident of each type the alert in both languages, as Markdown; where none was told it says so. */
export const incidentPage = (
  warehouse: Warehouse,
  alerts: readonly Alert[],
  truth: readonly Planted[],
  from: string,
  to: string,
): string => {
  const types = [...new Set(truth.map((one) => one.type))].sort()
  const sections = types.map((type): string => {
    const planted = truth.filter((one) => one.type === type && one.from >= from && one.from <= addDays(to, -1))
    const told = planted.flatMap((one) => {
      const alert = firstOf(alerts, one)
      return alert ? [{ one, alert }] : []
    })
    const head = `## ${NAMES[type] ?? type}\n\n\`${type}\`: ${planted.length} planted, ${told.length} told of.`
    const [first] = told
    if (!first) return `${head}\n\n${UNTOLD[type] ?? '没有预警：漏报。 No warning: missed.'}`
    const { one, alert } = first
    const where = warehouse.catalogue.stores.find(({ id }) => id === one.store)?.names
    const texts = LANGUAGE_CODES.map((code) => {
      const wording = wordingOf(warehouse.catalogue, `${addDays(alert.date, 2)}T01:00:00.000Z`)
      const { view } = wordAlert(alert, { status: 'open', answer: null, looks: [] }, 'scores', code, wording)
      return ['```text', ...alertLines(view, code), '```'].join('\n')
    })
    return [
      head,
      `Planted at ${where ? `${where.zh} / ${where.en}` : one.region}, ${one.from} to ${one.to} (${one.scope}); told of on ${alert.date}.`,
      ...texts,
    ].join('\n\n')
  })
  return sections.join('\n\n')
}
