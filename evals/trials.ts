import type { Family, Trial } from './case.ts'
import { sayIn } from './cases/say.ts'
import { randomFrom } from './stats/random.ts'
import type { Raw } from './truth/raw.ts'
import type { World } from './worlds/world.ts'

/** Enough for a chain with many near-ties; a family that finds no clear case in so many is unscored on this chain. */
const MOST_DRAWS = 40

export interface Drawn {
  readonly trials: readonly Trial[]
  /** Draws refused by the margin guard: near-ties, empty answers. */
  readonly rejected: number
}

/** The questions of one family: parameters drawn from the seed until the truth is clear, then put in each wording. */
export const trialsOf = async (family: Family, world: World, raw: Raw, seed: string): Promise<Drawn> => {
  const random = randomFrom(`${seed}/${family.id}`)
  for (let rejected = 0; rejected < MOST_DRAWS; rejected++) {
    const parameters = family.draw(world, random)
    const expected = parameters && (await family.truth(parameters, raw, world))
    if (!parameters || !expected) continue
    const stores = family.stores(parameters, world)
    const trials = family.ask.map((wording, i): Trial => {
      const said = wording.turns(parameters, sayIn(wording.language, world))
      return {
        id: `${family.id}#${wording.language}-${wording.style}-${i + 1}`,
        family: family.id,
        tier: family.tier,
        language: wording.language,
        turns: said,
        role: family.role,
        stores,
        at: world.at,
        expected,
        world,
      }
    })
    return { trials, rejected }
  }
  return { trials: [], rejected: MOST_DRAWS }
}
