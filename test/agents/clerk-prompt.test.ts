import { beforeAll, describe, expect, test } from 'vitest'
import { createRoster } from '../../src/models/roster.ts'
import { ask } from '../support/asked.ts'
import { plantedWarehouse } from '../support/planted-chain.ts'
import { startScriptedOllama } from '../support/scripted-ollama.ts'
import * as server from '../support/scripted-steps.ts'
import { smallModels } from '../support/small-clocks.ts'

/** What a clerk asks in a morning, and the tools that the best of all narrowings would leave beside the core. */
const MORNING: readonly (readonly [question: string, tools: readonly string[]])[] = [
  ['今天下午几点人最多，忙得过来吗', ['footfall-forecast']],
  ['这个货在哪个货架', ['where-to-find']],
  ['这款没货，有什么替代', ['substitutes', 'where-to-find']],
  ['今天哪些快过期，先处理哪个', ['near-expiry', 'lot-check']],
  ['价签和系统价不一样怎么办', ['price-check', 'price-now']],
  ['Which facings look empty to you', ['shelf-gaps']],
  ['What goes well with this', ['goes-with', 'goods-with']],
  ['Can I still sell this box of strawberries', ['lot-check', 'near-expiry']],
  ['What do I count first', ['count-first']],
  ['Which sort of apple is this on the scale', ['loose-goods', 'photo-goods']],
  ['会员价多少，能叠加吗', ['price-now']],
  ['What should I order today for the dairy shelf', ['what-to-order']],
]
const QUESTION = 'Tell me what a clerk should know before the shop opens'
const CORE = ['measure', 'find-product', 'data-coverage']

interface Tool {
  readonly function: { readonly name: string }
}
interface Chat {
  readonly tools: readonly Tool[]
  readonly messages: readonly unknown[]
}

let one: Chat
beforeAll(async () => {
  const warehouse = await plantedWarehouse()
  const ollama = await startScriptedOllama([{ name: 'small' }])
  const house = { warehouse, roster: createRoster(smallModels(ollama.url, 'small')) }
  ollama.always(server.says('I would have to look that up.'))
  await ask(house, QUESTION, { depth: 'thinking', role: 'clerk', stores: ['S01'] })
  one = ollama.chats[0] as unknown as Chat
  house.roster.close()
  await ollama.close()
  await warehouse.close()
}, 60_000)

/** A prompt as templates put it together: system text, tools, then the turn; only the question is another. */
const promptOf = (question: string, keep: (name: string) => boolean): string => {
  const [system, ...turn] = one.messages
  const isCore = (tool: Tool) => CORE.includes(tool.function.name)
  const tools = [...one.tools.filter(isCore), ...one.tools.filter((tool) => !isCore(tool) && keep(tool.function.name))]
  return [system, ...tools, ...turn].map((part) => JSON.stringify(part).replace(QUESTION, question)).join('\n')
}

/** Characters that a server with one slot has to read, whose memory holds the prompt before. */
const read = (prompts: readonly string[]): number =>
  prompts.reduce((sum, prompt, at) => {
    const before = prompts[at - 1] ?? ''
    let same = 0
    while (same < prompt.length && prompt[same] === before[same]) same += 1
    return sum + prompt.length - same
  }, 0)

describe('the clerk’s tools', () => {
  test('are all read once, which costs a server that remembers one prompt less than the right few for each question, were they always guessed', () => {
    const whole = read(MORNING.map(([question]) => promptOf(question, () => true)))
    const narrow = read(MORNING.map(([question, tools]) => promptOf(question, (name) => tools.includes(name))))
    expect(one.tools.length).toBeGreaterThan(17)
    expect(whole).toBeLessThan(0.9 * narrow)
  })
})
