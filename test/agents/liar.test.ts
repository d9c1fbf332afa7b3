import { afterAll, beforeAll, expect, test } from 'vitest'
import type { House } from '../../src/agents/house.ts'
import { type Sentence, textOf } from '../../src/core/answer.ts'
import { createRoster } from '../../src/models/roster.ts'
import { ask } from '../support/asked.ts'
import { plantedWarehouse } from '../support/planted-chain.ts'
import { type ChatBody, type ScriptedOllama, startScriptedOllama } from '../support/scripted-ollama.ts'
import { calls, says } from '../support/scripted-steps.ts'
import { smallModels } from '../support/small-clocks.ts'

const ANSWERS = 150
const LIES = 0.3

/** Net sales of Monday 20 July, counted by hand in planted-receipts.ts. */
const STORES = [
  { en: 'Northgate', zh: '北门店', sales: 43 },
  { en: 'Riverside', zh: '河滨店', sales: 39 },
  { en: 'Harbour Bay', zh: '海湾店', sales: 25 },
] as const
const DIGITS = '零一二三四五六七八九'

let seed = 20261122
/** The same lies in every run. */
const random = (): number => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return seed / 2 ** 32
}
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T

type Store = (typeof STORES)[number]
const slot = (store: Store) => `{{e1.r${STORES.indexOf(store) + 1}.net_sales}}`
const other = (store: Store) => pick(STORES.filter((one) => one !== store))
const inChinese = (n: number) => `${n > 19 ? DIGITS[Math.floor(n / 10)] : ''}十${n % 10 ? DIGITS[n % 10] : ''}`

const TRUTHS: Readonly<Record<'en' | 'zh', readonly ((store: Store) => string)[]>> = {
  en: [
    (store) => `Net sales of ${store.en} were ${slot(store)}.`,
    (store) => `${store.en} took ${slot(store)} in net sales yesterday.`,
    (store) => `Net sales of ${store.en} were CNY ${store.sales}.`,
  ],
  zh: [
    (store) => `${store.zh}的净销售额是${slot(store)}。`,
    (store) => `昨天${store.zh}净销售额为${slot(store)}。`,
    (store) => `${store.zh}净销售额${store.sales}元。`,
  ],
}
const LIE: Readonly<Record<'en' | 'zh', readonly ((store: Store) => string)[]>> = {
  en: [
    (store) => `Net sales of ${store.en} were ${slot(other(store))}.`,
    (store) => `Net sales of ${store.en} were CNY ${store.sales + 1}.`,
    (store) => `Net sales of ${store.en} were CNY ${other(store).sales}.`,
    (store) => `Net sales of ${store.en} were ${store.sales * 10}.`,
    (store) => `${store.en} sold ${store.sales} pieces.`,
    (store) => `Net sales of ${store.en} were {{e1.r9.net_sales}}.`,
    (store) => `Net sales of ${store.en} rose by ${slot(store)}.`,
    (store) => `Net sales of ${store.en} were up 12 %, at ${slot(store)}.`,
    (store) => `${store.en} made a profit of ${slot(store)}.`,
    (store) => `Net sales of ${store.en} were about a dozen.`,
    (store) => `Net sales of ${store.en} were twice as high as ever.`,
    (store) => `Net sales of ${store.en} were ${slot(store)}1.`,
  ],
  zh: [
    (store) => `${store.zh}的净销售额是${slot(other(store))}。`,
    (store) => `${store.zh}净销售额${store.sales + 1}元。`,
    (store) => `${store.zh}净销售额${inChinese(store.sales + 2)}元。`,
    (store) => `${store.zh}净销售额${store.sales}万元。`,
    (store) => `${store.zh}净销售额比上周增长了两成。`,
    (store) => `${store.zh}的净销售额是${slot(store)}，翻了一倍。`,
    (store) => `${store.zh}的客流是${slot(store)}。`,
    (store) => `${store.zh}净销售额是４４元。`,
  ],
}

const languageOf = (body: ChatBody) => (JSON.stringify(body.messages).includes('Question: 请') ? 'zh' : 'en')
let told = 0
let lied = 0
const liar = (body: ChatBody): string => {
  const language = languageOf(body)
  return STORES.map((store) => {
    told += 1
    if (random() >= LIES) return pick(TRUTHS[language])(store)
    lied += 1
    return pick(LIE[language])(store)
  }).join(language === 'zh' ? '' : ' ')
}

let ollama: ScriptedOllama
let house: House
beforeAll(async () => {
  ollama = await startScriptedOllama([{ name: 'qwen3:8b' }])
  const measure = calls(['measure', { metric: 'net_sales', period: 'yesterday', by: 'store' }])
  const speak = says(liar)
  ollama.always((body, reply) =>
    (body.messages.some((message) => message.role === 'tool') ? speak : measure)(body, reply),
  )
  const models = smallModels(ollama.url, 'qwen3:8b', { totalSeconds: 60 })
  const patient = { ...models.clocks, firstTokenMs: 20_000, gapMs: 20_000, probeMs: 10_000, probeEveryMs: 60_000 }
  house = { warehouse: await plantedWarehouse(), roster: createRoster({ ...models, clocks: patient }) }
})
afterAll(async () => {
  house.roster.close()
  await ollama.close()
  await house.warehouse.close()
})

/** Numbers in words or digits that stand outside of a figure; names and days have been taken out. */
const loose = (text: string): string[] =>
  text
    .replace(/(Monday, )?(20 July|July 20)( 2026)?|7月20日|（?周一）?|2026年?|[123]\. /g, '')
    .match(/\p{N}+|[一二三四五六七八九两]?[十百千万亿成倍]|dozen|twice|double|half/gu) ?? []

/** The house's own word on what it left out. */
const NOTICE =
  /^(\d+ sentences that no data support were left out\.|One sentence that no data support.*|有 \d+ 句话没有数据支持，已去掉。)$/

/** The house's own word on what the model had measured. */
const LOOKED_UP = [
  'Looked up: net sales by store, yesterday (Monday 20 July), all 3 stores.',
  '查的是：全部3家门店，昨天（7月20日周一）各门店的销售额。',
]

/** What the sentence says that the books do not. */
const wrong = (sentence: Sentence): string[] => {
  const text = textOf(sentence)
  if (NOTICE.test(text) || LOOKED_UP.includes(text)) return []
  const named = STORES.filter((store) => text.includes(store.en) || text.includes(store.zh))
  const figures = sentence.parts.flatMap((part) => ('evidence' in part ? [part.text] : []))
  const amounts = figures.map((figure) => Number(figure.replace(/[^\d.]/g, '')))
  const known =
    named.length === 1 ? named.map((store) => store.sales as number) : STORES.map((store) => store.sales as number)
  const words = sentence.parts.map((part) => ('evidence' in part ? ' ' : part.text)).join('')
  const bad = amounts.some((amount) => !known.includes(amount)) || /rose|up |profit|pieces|客流|增长/.test(words)
  return bad || loose(words).length > 0 ? [text] : []
}

test(`a model that lies in ${LIES * 100} % of its sentences gets no wrong number through in ${ANSWERS} answers`, async () => {
  let shown = 0
  const mistakes: string[] = []
  const outcomes = new Map<string, number>()
  for (let at = 0; at < ANSWERS; at += 1) {
    const text = at % 2 ? '请说说昨天门店的情况，越有意思越好' : 'Tell me something about the shops that I should know'
    const { answer } = await ask(house, text, { depth: 'thinking' })
    outcomes.set(answer.outcome, (outcomes.get(answer.outcome) ?? 0) + 1)
    shown += answer.sentences.filter((sentence) => sentence.parts.some((part) => 'evidence' in part)).length
    mistakes.push(...answer.sentences.flatMap(wrong))
  }
  expect(mistakes).toEqual([])
  expect(lied / told).toBeGreaterThan(LIES * 0.8)
  expect(shown).toBeGreaterThan(ANSWERS)
  expect([...outcomes.keys()].sort()).toEqual(['explained', 'grounded'])
}, 240_000)

test('the check itself finds a wrong number', () => {
  const said = (text: string, figure: string): Sentence => ({
    parts: [{ text }, { text: figure, evidence: 'r.e1', row: 1, column: 'net_sales' }],
  })
  expect(wrong(said('Net sales of Riverside were ', 'CNY 39.00'))).toEqual([])
  expect(wrong(said('Net sales of Riverside were ', 'CNY 43.00'))).toHaveLength(1)
  expect(wrong(said('Net sales of Riverside, 12 % up, were ', 'CNY 39.00'))).toHaveLength(1)
  expect(wrong(said('河滨店净销售额三十九，是', '39'))).toHaveLength(1)
})
