import { existsSync, writeFileSync } from 'node:fs'
import { Command } from 'commander'
import { openState, type State } from '../data/state.ts'
import type { Person } from '../data/state-people.ts'
import { type Environment, folderOf } from './environment.ts'
import { BadUse, type Finish, OK } from './exit.ts'

/** What a reader of the drafts fills in by hand (evals/corpus/README.md). */
const TO_FILL = 'answer | clarify | silent'

/** A line of a corpus whose meaning nobody has said yet; where one was tapped, the meaning that the asker chose. */
interface Draft {
  readonly id: string
  readonly author: string
  readonly lang: string
  readonly persona: string
  readonly at: string
  readonly as: { readonly role: string; readonly stores: readonly string[] }
  readonly turns: readonly string[]
  readonly expect: { readonly kind: string; readonly frame?: unknown; readonly why?: string }
}

/** Drafts of all wordings in the log that got no figure at once, oldest first; the same wording of one role once. */
export const draftsOf = (state: State): readonly Draft[] => {
  const people = new Map<string, Person>(state.people.all().map((person) => [person.id as string, person]))
  const taps = state.wordings.taps()
  const seen = new Set<string>()
  const drafts: Draft[] = []
  for (const { run, before } of state.wordings.unanswered()) {
    const person = people.get(run.person)
    const role = person?.role ?? 'clerk'
    const key = JSON.stringify([role, before, run.text])
    if (seen.has(key)) continue
    seen.add(key)
    const tap = taps.find(({ text, tappedAt }) => text === run.text && tappedAt >= run.createdAt)
    drafts.push({
      id: `own-${String(drafts.length + 1).padStart(3, '0')}`,
      author: 'own',
      lang: run.language,
      persona: role,
      at: run.askedAt,
      // The place that the role is granted on: a store's id, or one that stands for the stores under it.
      as: { role, stores: person ? [person.node] : [] },
      turns: [...before, run.text],
      expect: tap
        ? { kind: 'answer', frame: tap.frame }
        : {
            kind: TO_FILL,
            why: run.answer?.reasons.map(({ fault }) => fault).join(', ') || (run.answer?.outcome ?? ''),
          },
    })
  }
  return drafts
}

/** `wordings --out FILE`: the service's log as drafts of corpus lines. They name no one, and stay in the building. */
export const wordingsCommand = (environment: Environment, finish: Finish): Command =>
  new Command('wordings')
    .description(
      'Write drafts for the corpus of wordings from what the service was asked and could not answer at once.',
    )
    .requiredOption('--out <file>', 'an NDJSON file to write, one draft a line')
    .option('--taps', 'also say how often the first offered question was the right one')
    .action((options: { out: string; taps?: boolean }, command: Command) => {
      const { state: path } = folderOf(command, environment)
      if (!existsSync(path)) throw new BadUse(`There is no log of a service yet: ${path} is not there.`)
      const state = openState(path)
      try {
        const drafts = draftsOf(state)
        writeFileSync(options.out, drafts.map((draft) => `${JSON.stringify(draft)}\n`).join(''), { mode: 0o600 })
        process.stdout.write(
          `${drafts.length} drafts in ${options.out}. Say what each means (expect, as.stores), and keep the file in the building: people's own words are in it.\n`,
        )
        if (options.taps) {
          const taps = state.wordings.taps()
          const first = taps.filter(({ place }) => place === 1).length
          process.stdout.write(`${taps.length} taps on offered questions, ${first} of them on the first.\n`)
        }
      } finally {
        state.close()
      }
      finish.code = OK
    })
