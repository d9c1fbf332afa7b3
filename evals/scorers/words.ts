import type { AnswerJson } from '../../src/agents/answer-json.ts'
import type { Entity } from '../../src/core/evidence.ts'
import type { Expected, TrueFigure } from '../case.ts'
import type { World } from '../worlds/world.ts'
import { hoursIn } from './mask.ts'
import { isPrecise, states } from './matches.ts'
import { type NamedAt, type NameKind, namedIn, namesOf } from './names.ts'
import { numbersIn, type Stated } from './numbers.ts'
import type { Failure } from './verdict.ts'

const fail = (reason: string): Failure => ({ scorer: 'words', reason })

/**
 * The words state each expected figure: value, unit, direction and whose it is; not denied, and not one of two offered.
 */
export const words = ({ figures, optional }: Expected, answer: AnswerJson, world: World): Failure | null => {
  if (optional && answer.figures.length === 0) return null
  const text = answer.text.normalize('NFKC')
  const numbers = numbersIn(text, namesOf(world))
  const names = namedIn(text, world)
  for (const expected of figures.filter(({ inWords }) => inWords)) {
    const said = numbers.filter(
      (number) => states(number, expected.value, expected.unit) && isPrecise(number, expected.value),
    )
    const what = `${expected.metric} ${expected.role} ${expected.value} ${expected.unit}`
    if (said.length === 0) return fail(`not stated: ${what}`)
    const right = said.filter(
      (number) => !number.negated && isDirected(number, expected) && isBound(number, expected.entity, names, text),
    )
    if (right.length === 0) return fail(`denied, turned round or another's: ${what}`)
    if (right.some((number) => isHedged(number, numbers, text))) return fail(`one of two values: ${what}`)
    if (expected.entity.hour !== undefined && !hoursIn(text).includes(expected.entity.hour))
      return fail(`hour ${expected.entity.hour} not named`)
  }
  return null
}

/** A change must not be said the other way round; a value is negative only by a sign. */
const isDirected = (number: Stated, { value, role }: TrueFigure): boolean =>
  role === 'value' || role === 'base' || value === 0 ? true : number.direction === Math.sign(value)

const BREAK = /[,;,。;]|\.\s/

/** The nearest name of the same kind is the figure's own. Where none is named, the question's own stands. */
const isBound = (number: Stated, entity: Entity, names: readonly NamedAt[], text: string): boolean =>
  (['store', 'region', 'category', 'product'] as const satisfies readonly NameKind[]).every((kind) => {
    const own = entity[kind]
    if (own === undefined) return true
    const near = names
      .filter((name) => name.kind === kind)
      .map((name) => ({ id: name.id, distance: distance(name, number, text) }))
      .sort((a, b) => a.distance - b.distance)[0]
    return near === undefined || near.id === own
  })

/** Letters between a name and a number; a comma counts as twenty, and a name after the number a little more than one before. */
const distance = (name: NamedAt, number: Stated, text: string): number => {
  const before = name.end <= number.start
  const between = before ? text.slice(name.end, number.start) : text.slice(number.end, name.start)
  return between.length + 20 * (between.split(BREAK).length - 1) + (before ? 0 : 3)
}

const OR = /^[^,。;]{0,8}?(?:\bor\b|或者?|还是)[^,。;]{0,8}$/i

const isHedged = (number: Stated, numbers: readonly Stated[], text: string): boolean =>
  numbers.some(
    (other) =>
      other !== number &&
      other.kind === number.kind &&
      (OR.test(text.slice(number.end, other.start)) || OR.test(text.slice(other.end, number.start))),
  )
