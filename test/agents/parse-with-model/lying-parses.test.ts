import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CorpusLine } from '../../../evals/corpus-schema.ts'
import { historyOf, questionOf } from '../../../evals/coverage.ts'
import { possibleParses } from '../../../evals/possible-parses.ts'
import { randomParse } from '../../../evals/random-parses.ts'
import { readCorpus } from '../../../evals/read-corpus.ts'
import { corpusCatalogue } from '../../../evals/worlds/corpus-catalogue.ts'
import { verifyParse } from '../../../src/agents/parse-with-model/verify-parse.ts'
import { openQuestion, understand } from '../../../src/agents/understand/understand.ts'
import type { Frame } from '../../../src/core/frame.ts'
import type { MetricName } from '../../../src/core/ids.ts'
import { PACKAGE_ROOT } from '../../../src/core/package-root.ts'
import { METRICS } from '../../../src/data/metrics/index.ts'
import { createRoster } from '../../../src/models/roster.ts'
import { ask } from '../../support/asked.ts'
import { plantedWarehouse } from '../../support/planted-chain.ts'
import { startScriptedOllama } from '../../support/scripted-ollama.ts'
import { says } from '../../support/scripted-steps.ts'
import { chanceFrom } from '../../support/seeded.ts'
import { smallModels } from '../../support/small-clocks.ts'

const { lines } = readCorpus(join(PACKAGE_ROOT, 'evals/corpus'))
const CATALOGUE = corpusCatalogue(lines)
const NAMES = Object.keys(METRICS) as MetricName[]

/** A line of the corpus as the small model would get it; null when the grammar decides it alone. */
const opened = (line: CorpusLine) => {
  const history = historyOf(line, CATALOGUE)
  const question = questionOf(line, line.turns.at(-1) ?? '', history)
  if (understand(question, CATALOGUE).kind !== 'silent') return null
  const previous: Frame | null = history.at(-1)?.frame ?? null
  return { text: question.text, opened: openQuestion(question, CATALOGUE), previous }
}

const within = (frame: Frame, { as }: CorpusLine) => {
  const regions = CATALOGUE.stores.filter(({ id }) => as.stores.includes(id)).map(({ region }) => region)
  return frame.stores.every((id) => as.stores.includes(id)) && frame.regions.every((id) => regions.includes(id))
}

describe('parses that lie', () => {
  it('over half of the traps in the corpus, more than a thousand of them: none answers, none leaves the scope, few are even offered', () => {
    const chance = chanceFrom(21)
    let told = 0
    let offered = 0
    const strays: string[] = []
    for (const line of lines.filter(({ expect: { kind } }, i) => kind === 'silent' && i % 2 === 0)) {
      const read = opened(line)
      const tokens = read?.opened.covers[0]
      if (!read || !tokens) continue
      for (let lie = 0; lie < 4; lie++) {
        const found = verifyParse(randomParse(tokens, CATALOGUE, NAMES, chance), read)
        told += 1
        if (found.kind !== 'offer') continue
        offered += 1
        if (!found.frames.every((frame) => within(frame, line))) strays.push(line.id)
      }
    }
    expect(told).toBeGreaterThan(1_000)
    expect(strays).toEqual([])
    expect(offered / told).toBeLessThan(0.05)
  })

  it('at their most cunning, with every way to leave words aside, put few traps one tap away and none elsewhere', () => {
    let traps = 0
    const reached = new Set<string>()
    for (const line of lines.filter((_, i) => i % 3 === 0)) {
      if (line.expect.kind !== 'silent') continue
      const read = opened(line)
      if (!read) continue
      traps += 1
      for (const { parse } of possibleParses(read.text, read.opened, { metrics: [], frames: [], named: [] })) {
        const found = verifyParse(parse, read)
        if (found.kind === 'offer') reached.add(line.id)
        if (found.kind === 'offer') expect(found.frames.every((frame) => within(frame, line))).toBe(true)
      }
    }
    expect(traps).toBeGreaterThan(200)
    expect(reached.size / traps).toBeLessThan(0.1)
  })

  it('never put a figure on the screen, over the whole path', async () => {
    const chance = chanceFrom(22)
    const warehouse = await plantedWarehouse()
    const ollama = await startScriptedOllama([{ name: 'small' }])
    const house = { warehouse, roster: createRoster(smallModels(ollama.url, 'small', { parserSeconds: 1 })) }
    const silent = lines.filter(({ turns, expect: { kind } }) => turns.length === 1 && kind === 'silent')
    for (const line of silent.filter((_, i) => i % 24 === 0)) {
      const read = opened(line)
      const tokens = read?.opened.covers[0]
      if (!read || !tokens) continue
      const { metric, places, goods, ...rest } = randomParse(tokens, warehouse.catalogue, NAMES, chance)
      const keyed = <T extends { is: unknown; span: string }>(all: readonly T[]) =>
        all.map(({ is, span }) => ({ is: typeof is === 'object' && is !== null && 'id' in is ? is.id : is, span }))
      const lie = { ...rest, metric: metric && { is: metric.id, span: metric.span } }
      ollama.always(says(JSON.stringify({ ...lie, places: keyed(places), goods: keyed(goods) })))
      const { answer } = await ask(house, line.turns[0] ?? '')
      const without = await ask(house, line.turns[0] ?? '', { depth: 'instant' })
      expect(answer.evidence.length, line.id).toBe(without.answer.evidence.length)
    }
    house.roster.close()
    await ollama.close()
    await warehouse.close()
  })
})
