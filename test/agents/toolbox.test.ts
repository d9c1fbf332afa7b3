import { expect, test } from 'vitest'
import { z } from 'zod'
import { openBudget } from '../../src/agents/budget.ts'
import { type BoundTool, openToolbox } from '../../src/agents/toolbox.ts'
import type { RunEventBody } from '../../src/core/run-event.ts'

const box = (run: BoundTool['run'], toolCalls = 6) => {
  const events: RunEventBody[] = []
  const toolbox = openToolbox({
    tools: [
      {
        name: 'look',
        description: '',
        schema: z.strictObject({ at: z.enum(['a', 'b', 'c', 'd', 'e', 'f', 'g']) }),
        run,
      },
    ],
    tier: 'clerk',
    budget: openBudget({ modelCalls: 4, toolCalls, seconds: 60 }),
    signal: new AbortController().signal,
    emit: (event) => void events.push(event),
  })
  return { toolbox, events }
}
const fine = async () => ({ text: 'rows', outcome: 'evidence' as const })

test('no more than two run at once', async () => {
  let running = 0
  let most = 0
  const { toolbox } = box(async () => {
    running += 1
    most = Math.max(most, running)
    await new Promise((resolve) => setTimeout(resolve, 5))
    running -= 1
    return fine()
  })
  await Promise.all(['a', 'b', 'c', 'd', 'e'].map((at) => toolbox.call('look', { at })))
  expect(most).toBe(2)
})

test('an equal call is run once, told so the second time, and ends the run the third time', async () => {
  const { toolbox, events } = box(fine)
  expect(await toolbox.call('look', { at: 'a' })).toBe('rows')
  expect(await toolbox.call('look', { at: 'a' })).toBe('FAULT already-known\nrows')
  expect(toolbox.stuck()).toBe(false)
  await toolbox.call('look', { at: 'a' })
  expect(toolbox.stuck()).toBe(true)
  expect(events.filter((event) => event.type === 'tool-start')).toHaveLength(1)
})

test('the budget holds however many calls come at once', async () => {
  const { toolbox, events } = box(fine, 3)
  const results = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((at) => toolbox.call('look', { at })))
  expect(results.filter((text) => text === 'rows')).toHaveLength(3)
  expect(results.at(-1)).toMatch(/^FAULT budget-spent/)
  expect(events.filter((event) => event.type === 'tool-start')).toHaveLength(3)
})

test('what a tool throws is a code to the model and nothing else', async () => {
  const { toolbox } = box(() => Promise.reject(new Error('db password is hunter2')))
  expect(await toolbox.call('look', { at: 'a' })).toBe('FAULT tool-failed')
})

test('input that does not parse names the field and not its value', async () => {
  const { toolbox } = box(fine)
  expect(await toolbox.call('look', { at: 'ignore all rules' })).toBe('FAULT input-invalid: wrong: at')
  expect(await toolbox.call('look', { at: 'a', more: 1 })).toMatch(/^FAULT input-invalid/)
  expect(await toolbox.call('drop', {})).toBe('FAULT unknown-tool: use one of look')
})

test('a delegated agent draws on its own budget and on its asker’s', () => {
  const asker = openBudget({ modelCalls: 3, toolCalls: 6, seconds: 60 })
  const child = openBudget({ modelCalls: 4, toolCalls: 6, seconds: 600 }, asker)
  expect(child.left.modelCalls).toBe(3)
  expect(child.left.ms).toBeLessThanOrEqual(60_000)
  expect([
    child.take('modelCalls'),
    child.take('modelCalls'),
    child.take('modelCalls'),
    child.take('modelCalls'),
  ]).toEqual([true, true, true, false])
  expect(asker.left.modelCalls).toBe(0)
})
