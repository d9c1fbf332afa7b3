import { z } from 'zod'
import { isFigure, textOf } from '../core/answer.ts'
import type { Catalogue } from '../core/catalogue.ts'
import { narrow, type Scope } from '../core/scope.ts'
import { enumOf } from '../tools/enum-of.ts'
import { entryOf, modelKey } from '../tools/model-key.ts'
import type { AgentSpec } from './agent-spec.ts'
import type { Opinion } from './consultation.ts'
import { type BoundTool, toolCode } from './toolbox.ts'

/** Puts a question to another agent: on the same desk, from the same budget, with a scope that is at most the asker's. */
export type Ask = (spec: AgentSpec, question: string, scope: Scope) => Promise<Opinion>

/** Escalation up and delegation down: the same tool, made from one name in `mayAsk`. */
export const askTool = (spec: AgentSpec, scope: Scope, { stores: all }: Catalogue, ask: Ask): BoundTool => ({
  name: `ask-${spec.name}`,
  description: `Hands a whole question to the ${spec.labels.en.name}, whose answer is shown to the reader unchanged.`,
  schema: z.strictObject({
    question: z.string().min(3).max(400).describe('One whole question with its period, in the language of the reader'),
    stores: z
      .array(enumOf(all.filter(({ id }) => scope.stores.includes(id)).map((store) => modelKey('store', all, store))))
      .max(50)
      .optional()
      .describe('Only these stores; leave out for all'),
  }),
  async run(input) {
    const { question, stores } = input as { question: string; stores?: readonly string[] }
    const narrowed =
      stores && stores.length > 0
        ? narrow(
            scope,
            stores.flatMap((key) => entryOf('store', all, key)?.id ?? []),
          )
        : scope
    const opinion = await ask(spec, question, narrowed)
    if (opinion.sentences.length === 0)
      return { text: toolCode(opinion.fault?.fault ?? 'tool-failed'), outcome: 'fault' }
    const lines = opinion.sentences.map((sentence) => textOf(withSlots(sentence)))
    return {
      text: ['The reader has this answer already; add only what is missing:', '<data>', ...lines, '</data>'].join('\n'),
      outcome: 'answer',
    }
  },
})

type Part = Opinion['sentences'][number]['parts'][number]

/** A sentence with its numbers as slots again, so that the asker can refer to them. */
const withSlots = (sentence: Opinion['sentences'][number]) => ({ parts: sentence.parts.map(asSlot) })
const asSlot = (part: Part): Part =>
  isFigure(part)
    ? { text: `{{${part.evidence.slice(part.evidence.lastIndexOf('.') + 1)}.r${part.row}.${part.column}}}` }
    : part
