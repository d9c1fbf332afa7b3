import { afterEach, describe, expect, it } from 'vitest'
import type { Frame } from '../../src/core/frame.ts'
import { id } from '../../src/core/ids.ts'
import type { BriefingView, Receipt } from '../../src/server/api.ts'
import { appOf, newId, type Planted, plantedService, send, signIn, streamed } from './support/planted-service.ts'

const frame = (change: Partial<Frame> = {}): Frame => ({
  metric: id('net_sales'),
  stores: [],
  regions: [],
  categories: [],
  products: [],
  period: { from: '2026-07-20', to: '2026-07-20' },
  base: null,
  by: null,
  rank: null,
  wish: null,
  ...change,
})

let open: Planted[] = []
const planted = async () => {
  const made = await plantedService()
  open.push(made)
  return made
}
afterEach(async () => {
  await Promise.all(open.map((one) => one.close()))
  open = []
})

type App = ReturnType<typeof appOf>
const ask = async (app: App, cookie: string, asked: Frame): Promise<string> => {
  const run = newId()
  const { events } = await streamed(
    await send(app, 'POST', '/api/ask', { cookie, body: { id: run, text: '看看', frame: asked } }),
  )
  const filed = events.find((event) => event.type === 'evidence-filed')
  if (!filed) throw new Error(`no evidence in ${events.map((event) => event.type).join(', ')}`)
  return filed.evidence.id
}
const receipt = (app: App, cookie: string, evidence: string, language = 'zh') =>
  send(app, 'GET', `/api/evidence/${evidence}?language=${language}`, { cookie })

describe('a receipt', () => {
  it('says what the number is, of what, when, from which rows and by which statement, in the reader’s language', async () => {
    const app = appOf(await planted())
    const cookie = await signIn(app, 'P001')
    const evidence = await ask(app, cookie, frame({ by: 'store' }))
    const zh = (await (await receipt(app, cookie, evidence)).json()) as Receipt
    expect(zh.stores.map((store) => store.name)).toEqual(['河滨店', '北门店'])
    expect(zh.period).toMatchObject({ from: '2026-07-20', to: '2026-07-20' })
    const shown = zh.rows.map((row) => [row.name, row.cells.net_sales?.text])
    expect(new Map(shown as [string, string][]).get('河滨店')).toContain('39')
    expect(zh.statement.toLowerCase()).toContain('select')
    expect(zh.snapshot).toBe('planted')
    expect(zh.asOf).not.toBeNull()
    expect(zh.metric.meaning).toContain('退货')
    const en = (await (await receipt(app, cookie, evidence, 'en')).json()) as Receipt
    expect(en.stores.map((store) => store.name)).toEqual(['Riverside', 'Northgate'])
  })

  it('says the doubts about its data with the names of stores, each under the name that a note opens', async () => {
    const app = appOf(await planted())
    const cookie = await signIn(app, 'P001')
    const sunday = { from: '2026-07-19', to: '2026-07-19' }
    const flagsOf = async (asked: Frame) =>
      ((await (await receipt(app, cookie, await ask(app, cookie, asked), 'en')).json()) as Receipt).flags
    expect(await flagsOf(frame({ period: sunday, by: 'store' }))).toContainEqual({
      name: 'stores-missing',
      text: 'Note: no data from these stores: Northgate.',
    })
    expect(await flagsOf(frame({ metric: id('margin_rate') }))).toMatchObject([
      { name: 'cost-missing', text: expect.stringMatching(/^Note: \d+\.\d% of net sales/) },
    ])
  })

  it('is still there for the next session of the same person', async () => {
    const app = appOf(await planted())
    const evidence = await ask(app, await signIn(app, 'P001'), frame())
    expect((await receipt(app, await signIn(app, 'P001'), evidence)).status).toBe(200)
  })

  it('opens to nobody whose scope does not hold all of its stores', async () => {
    const app = appOf(await planted())
    const east = await ask(app, await signIn(app, 'P001'), frame())
    expect((await receipt(app, await signIn(app, 'P002'), east)).status).toBe(404)
    expect((await receipt(app, await signIn(app, 'P003'), east)).status).toBe(404)
    expect((await receipt(app, await signIn(app, 'P005'), east)).status).toBe(404)
    expect((await receipt(app, await signIn(app, 'P006'), east)).status).toBe(200)
  })

  it('of a metric that a role may not see stays shut, also for stores of their own', async () => {
    const app = appOf(await planted())
    const margin = await ask(app, await signIn(app, 'P003'), frame({ metric: id('margin_rate') }))
    expect((await receipt(app, await signIn(app, 'P004'), margin)).status).toBe(404)
    expect((await receipt(app, await signIn(app, 'P001'), margin)).status).toBe(200)
  })

  it('cannot be guessed: what is not yours and what is not there look the same', async () => {
    const app = appOf(await planted())
    const run = (await ask(app, await signIn(app, 'P001'), frame())).split('.')[0]
    const cookie = await signIn(app, 'P002')
    const answers = new Set<string>()
    const guesses = [`${run}.e1`, `${run}.e2`, `${run}`, '.e1', `${newId()}.e1`, '..%2f..%2fetc', "' or 1=1 --", '%00']
    for (const guess of guesses) {
      const response = await receipt(app, cookie, encodeURIComponent(guess))
      answers.add(`${response.status} ${await response.text()}`)
    }
    expect([...answers]).toEqual([expect.stringMatching(/^404 /)])
  })
})

describe('the briefing', () => {
  it('is the reader’s own, and every number in it opens a receipt', async () => {
    const app = appOf(await planted())
    const cookie = await signIn(app, 'P001')
    const view = (await (await send(app, 'GET', '/api/briefing?language=zh', { cookie })).json()) as BriefingView
    expect(view.date).toBe('2026-07-20')
    expect(view.sections.length).toBeGreaterThan(1)
    const parts = [
      ...view.sections.flatMap((section) => section.sentences),
      ...view.actions.map((action) => action.text),
    ]
      .flatMap((sentence) => sentence.parts)
      .flatMap((part) => ('evidence' in part ? [part.evidence] : []))
    expect(parts.length).toBeGreaterThan(3)
    for (const evidence of new Set(parts)) expect((await receipt(app, cookie, evidence)).status).toBe(200)
    const other = await signIn(app, 'P002')
    for (const evidence of new Set(parts)) expect((await receipt(app, other, evidence)).status).toBe(404)
  })

  it('is not there for who reads no sales', async () => {
    const app = appOf(await planted())
    expect((await send(app, 'GET', '/api/briefing', { cookie: await signIn(app, 'P005') })).status).toBe(503)
  })
})
