import { atomsOf } from './atoms.ts'
import { lexiconMachine, type PhraseMachine } from './lexicon.ts'
import { learnSounds } from './sounds.ts'
import type { Vocabulary } from './vocabulary.ts'

const machines = new WeakMap<Vocabulary, PhraseMachine>()

/**
 * The lexicon's phrases and the metrics' own words and ways to ask, learnt from the registry. A word that the lexicon leaves open
 * between this figure and another stays open.
 */
export const machineOf = (vocabulary: Vocabulary): PhraseMachine => {
  const known = machines.get(vocabulary)
  if (known) return known
  const machine = lexiconMachine()
  const own: (readonly [string, string])[] = []
  for (const metric of vocabulary.values())
    for (const label of Object.values(metric.labels)) {
      for (const word of [label.name, ...label.words]) {
        const atoms = atomsOf(word)
        const known = machine.spansAt(atoms, 0).filter((span) => span.to === atoms.length)
        const open = known.some(
          ({ type, value }) =>
            (type === 'maybe' && value.split(',').includes(metric.name)) ||
            ((type === 'metric' || type === 'learnt') && value !== metric.name),
        )
        if (open || atoms.length === 0) continue
        own.push([word, metric.name])
        machine.add({ type: 'learnt', value: metric.name }, word.replace(/[()[\]{}<>|]/g, ' '))
      }
      for (const pattern of label.asks ?? []) machine.add({ type: 'learnt', value: metric.name }, pattern)
    }
  learnSounds(machine, own)
  machines.set(vocabulary, machine)
  return machine
}
