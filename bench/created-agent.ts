import { AIMessage } from '@langchain/core/messages'
import { fakeModel } from '@langchain/core/testing'
import { createAgent, tool } from 'langchain'
import { z } from 'zod'

/**
 * The peer: LangChain's createAgent over the same read, with a scripted model that answers in no time. It calls the tool
 * once and then says a sentence; what is left is the framework's own cost.
 */
export const askCreatedAgent = async (read: () => Promise<unknown>): Promise<void> => {
  const model = fakeModel()
    .respondWithTools([{ name: 'query_metric', args: { metric: 'net_sales' }, id: 'call-1' }])
    .respond(new AIMessage('Net sales were as shown.'))
  const queryMetric = tool(async () => JSON.stringify(await read()), {
    name: 'query_metric',
    description: 'A figure of the chain.',
    schema: z.object({ metric: z.string() }),
  })
  const tools = [queryMetric]
  await createAgent({ model, tools }).invoke({ messages: [{ role: 'user', content: 'net sales yesterday' }] })
}
