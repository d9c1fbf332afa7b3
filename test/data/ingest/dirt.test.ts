import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DIRTS } from '../support/dirt.ts'
import { openSoiler, SOURCES, type Soiler } from '../support/soiled.ts'

let soiler: Soiler
beforeAll(async () => {
  soiler = await openSoiler()
})
afterAll(() => soiler.close())

/** Dirt after which nothing is taken, because taking it would be a guess. */
const REFUSED: Readonly<Record<string, RegExp>> = {
  'ambiguous dates': /^date-ambiguous$/,
}

describe('a source that is dirty as exports are', () => {
  // each kind of dirt over one source here, another one for each; all of them over all: npm run dirt
  it.each(DIRTS.map((dirt, place) => ({ dirt, place, name: dirt.name })))(
    'with $name is read as if it were clean, or its spoilt rows are rejected by name, never read wrong',
    async ({ dirt, place, name }) => {
      for (let turn = 0; turn < SOURCES.length; turn += 1) {
        const [file, options] = SOURCES[(place * 7 + turn) % SOURCES.length] ?? ['', {}]
        const soiled = await soiler.soil(file, options, dirt)
        if (soiled === null) continue
        const refusal = REFUSED[name]
        if (refusal)
          expect([file, soiled.outcome, soiled.said[0]]).toEqual([file, 'refused', expect.stringMatching(refusal)])
        else
          expect([file, soiled]).toEqual([
            file,
            { outcome: expect.stringMatching(/^(same|rejected)$/), said: soiled.said },
          ])
        return
      }
      expect.unreachable(`no source has anything for ${name}`)
    },
  )
})
