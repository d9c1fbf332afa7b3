import { Command, Option } from 'commander'
import { answerJson } from '../agents/answer-json.ts'
import { LANGUAGE_CODES, type LanguageCode } from '../core/language-code.ts'
import { DEPTHS, type DepthWish } from '../core/question.ts'
import type { RunEventBody } from '../core/run-event.ts'
import { askBatch } from './ask-batch.ts'
import { type Asking, askTurns } from './ask-turns.ts'
import { askerOf } from './asker.ts'
import { type Environment, folderOf } from './environment.ts'
import { BadUse, type Finish, OK } from './exit.ts'
import { instantOf } from './instant-option.ts'
import { openHouse } from './open-house.ts'
import { seedState } from './open-state.ts'
import { printAnswer } from './print-answer.ts'
import { progressTo } from './progress.ts'

interface AskOptions {
  as?: string
  at?: string
  lang?: LanguageCode
  depth: DepthWish
  json?: boolean
  batch?: string
  tool?: string
  input: string
}

const stepOf = (event: RunEventBody): string | null => {
  if (event.type === 'model-start') return `${event.tier} is thinking (${event.model}, call ${event.call})`
  if (event.type === 'tool-start') return `${event.tier} looks up ${event.tool}`
  return null
}

const inputOf = (text: string): Record<string, unknown> => {
  try {
    const input: unknown = JSON.parse(text)
    if (typeof input === 'object' && input !== null && !Array.isArray(input)) return { ...input }
  } catch {
    // said below
  }
  throw new BadUse('--input takes a JSON object, such as {"store": "S01"}.')
}

/** `ask "question" ["follow-up" ...]`: one conversation from the command line, or many with `--batch`. */
export const askCommand = (environment: Environment, finish: Finish): Command =>
  new Command('ask')
    .description('Ask a question; further words are its follow-ups.')
    .argument('[questions...]', 'the question and its follow-ups')
    .option('--as <person>', 'ask as this person (default: operator, a regional manager over all stores)')
    .option('--at <instant>', 'the run’s clock, or data-end (default: now)')
    .addOption(new Option('--lang <code>', 'answer in this language').choices(LANGUAGE_CODES))
    .addOption(new Option('--depth <depth>', 'how to answer').choices(DEPTHS).default('auto'))
    .option('--tool <name>', 'look this up, without a model; the question is only its title')
    .option('--input <json>', 'what the tool takes', '{}')
    .option('--json', 'one JSON object a line and turn')
    .option('--batch <file>', 'NDJSON conversations in, one answer a line out; - is standard input')
    .action(async (questions: string[], options: AskOptions, command: Command) => {
      if (options.batch === undefined && questions.length === 0)
        throw new BadUse('Say what to ask: floorwalker ask "net sales yesterday".')
      if (options.batch !== undefined && questions.length > 0)
        throw new BadUse('Either questions or --batch, not both.')
      if (options.tool !== undefined && questions.length !== 1)
        throw new BadUse(
          'With --tool goes one question: floorwalker ask "what is on the tray" --tool tray --input {...}.',
        )
      const folder = folderOf(command, environment)
      const opened = await openHouse(folder, environment)
      const { house } = opened
      try {
        const { catalogue } = house.warehouse
        const at = opened.instant(options.at)
        if (options.as !== undefined || options.batch !== undefined) await seedState(folder)
        const asking: Asking = {
          scope: askerOf(folder, catalogue, options.as),
          at: () => at ?? instantOf(undefined),
          language: options.lang,
          depth: options.depth,
          look: options.tool === undefined ? null : { tool: options.tool, input: inputOf(options.input) },
        }
        if (options.batch !== undefined) {
          const scopes = (person: string | undefined) => askerOf(folder, catalogue, person)
          finish.code = await askBatch(house, options.batch, asking, scopes, (text) => process.stdout.write(text))
          return
        }
        const progress = progressTo(process.stderr)
        const emit = (event: RunEventBody) => {
          const step = stepOf(event)
          if (step !== null) progress.say(step)
        }
        for await (const turn of askTurns(house, questions, asking, emit, new AbortController().signal)) {
          progress.end()
          const text = options.json
            ? JSON.stringify(answerJson(turn.answer, turn.answer.run, turn.ms))
            : `${questions.length > 1 ? `> ${turn.text}\n` : ''}${printAnswer(turn.answer, turn.ms)}`
          process.stdout.write(`${text}\n`)
        }
        finish.code = OK
      } finally {
        await opened.close()
      }
    })
