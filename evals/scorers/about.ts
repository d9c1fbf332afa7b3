import type { AnswerJson } from '../../src/agents/answer-json.ts'
import type { Figure } from '../../src/agents/figures.ts'
import type { Entity } from '../../src/core/evidence.ts'

const only = (ids: readonly string[] | undefined): string | undefined => (ids?.length === 1 ? ids[0] : undefined)

/**
 * What a figure is about: its own entity, and what its evidence was narrowed to. A figure of one named product has an empty
 * entity of its own but is still that product's.
 */
export const aboutOf = (figure: Figure, answer: AnswerJson): Entity => {
  const evidence = answer.evidence.find(({ id }) => id === figure.evidence)
  const frame = evidence?.frame
  const narrowed: Entity = {
    store: only(evidence?.stores ?? answer.covers.stores),
    region: only(frame?.regions),
    category: only(frame?.categories),
    product: only(frame?.products),
  }
  return { ...narrowed, ...figure.entity }
}

/** Every part that is expected is there and the same; goods that were not asked for would narrow it, so they must be absent. */
export const sameAbout = (expected: Entity, about: Entity): boolean => {
  const asked = Object.entries(expected).every(([key, value]) => about[key as keyof Entity] === value)
  return asked && (['category', 'product', 'hour', 'day'] as const).every((key) => key in expected || !about[key])
}
