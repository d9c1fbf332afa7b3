import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { isFault } from '../../src/core/fault.ts'
import { surveyHosts } from '../../src/models/host-survey.ts'
import { modelsConfig } from '../../src/models/models-config.ts'
import { createRoster } from '../../src/models/roster.ts'
import { startScriptedOllama } from '../support/scripted-ollama.ts'
import { smallModels } from '../support/small-clocks.ts'

const faultOf = (value: unknown) => (isFault(value) ? value.fault : 'seat')

test('a host that refuses is down, and the next question does not knock again', async () => {
  const first = await startScriptedOllama([{ name: 'qwen3:8b' }])
  const { url } = first
  await first.close()
  const roster = createRoster(smallModels(url, 'qwen3:8b'))
  expect(faultOf(await roster.seat('clerk'))).toBe('model-host-down')
  let knocks = 0
  const back = createServer((socket) => {
    knocks += 1
    socket.destroy()
  })
  await new Promise<void>((resolve) => back.listen(Number(new URL(url).port), '127.0.0.1', resolve))
  expect(faultOf(await roster.seat('clerk'))).toBe('model-host-down')
  expect(knocks).toBe(0)
  roster.close()
  back.close()
})

test('a host that accepts and says nothing is down within the probe clock', async () => {
  const silent = createServer(() => undefined)
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const roster = createRoster(smallModels(`http://127.0.0.1:${(silent.address() as AddressInfo).port}`, 'qwen3:8b'))
  expect(faultOf(await roster.seat('clerk'))).toBe('model-host-down')
  roster.close()
  silent.close()
})

test('a breaker closes when the host answers again', async () => {
  const ollama = await startScriptedOllama([{ name: 'qwen3:8b' }])
  const roster = createRoster(smallModels(ollama.url, 'qwen3:8b'))
  const seat = await roster.seat('clerk')
  if (isFault(seat)) throw new Error(seat.fault)
  for (let failures = 0; failures < 3; failures += 1) seat.health.failed()
  expect(faultOf(await roster.seat('clerk'))).toBe('model-host-down')
  await expect.poll(async () => faultOf(await roster.seat('clerk'))).toBe('seat')
  roster.close()
  await ollama.close()
})

test('a model that is not pulled names the line that pulls it', async () => {
  const ollama = await startScriptedOllama([{ name: 'llama3.2:3b' }])
  const roster = createRoster(smallModels(ollama.url, 'qwen3:8b'))
  expect(await roster.seat('clerk')).toMatchObject({
    fault: 'model-missing',
    parameters: { command: 'ollama pull qwen3:8b' },
  })
  roster.close()
  await ollama.close()
})

test('a tier that ran out of memory rests, and comes back', async () => {
  const ollama = await startScriptedOllama([{ name: 'qwen3:8b' }])
  const roster = createRoster(smallModels(ollama.url, 'qwen3:8b'))
  const seat = await roster.seat('clerk')
  if (isFault(seat)) throw new Error(seat.fault)
  seat.cool()
  expect(faultOf(await roster.seat('clerk'))).toBe('model-failed')
  await expect.poll(async () => faultOf(await roster.seat('clerk')), { timeout: 3_000 }).toBe('seat')
  roster.close()
  await ollama.close()
})

test('no hosts means models are off', async () => {
  const roster = createRoster(modelsConfig({ hosts: [] }, 'http://127.0.0.1:1'))
  expect(faultOf(await roster.seat('clerk'))).toBe('models-off')
})

test('the shipped configuration honours the four sizes', () => {
  const { tiers } = modelsConfig({}, '127.0.0.1:11434')
  expect(Object.values(tiers).map((tier) => tier.model)).toEqual(['qwen3:8b', 'qwen3:14b', 'qwen3:32b', 'qwen2.5:72b'])
  expect(tiers.clerk).toMatchObject({ host: 'http://127.0.0.1:11434', numCtx: 8192, totalSeconds: 60 })
})

test('a line of configuration replaces one value of one tier and leaves the rest', () => {
  const { tiers } = modelsConfig(
    { profile: 'one-box', tiers: { analyst: { model: 'gemma4:12b', host: 'box.shop.test' } } },
    '127.0.0.1',
  )
  expect(tiers.analyst).toMatchObject({ model: 'gemma4:12b', host: 'http://box.shop.test:11434', numCtx: 8192 })
  expect(tiers.alerting.model).toBe('qwen3:8b')
})

test('a key that nobody knows is refused', () => {
  expect(() => modelsConfig({ tiers: { analyst: { modle: 'x' } } } as never, '127.0.0.1')).toThrow(/modle/)
})

test('the survey says per tier what is there, what to pull and whether it fits', async () => {
  const ollama = await startScriptedOllama([
    { name: 'qwen3:8b', size: 5e9, capabilities: ['completion', 'tools', 'thinking'] },
    { name: 'qwen3:32b', size: 2e10 },
  ])
  const report = await surveyHosts(modelsConfig({ hosts: [ollama.url] }, ollama.url), 16e9)
  expect(report.hosts).toEqual([{ url: ollama.url, version: '0.17.4', outdated: false }])
  expect(report.tiers.map(({ state, command, fits, thinks }) => ({ state, command, fits, thinks }))).toEqual([
    { state: 'ready', command: null, fits: true, thinks: true },
    { state: 'missing', command: 'ollama pull qwen3:14b', fits: null, thinks: false },
    { state: 'ready', command: null, fits: false, thinks: false },
    { state: 'missing', command: 'ollama pull qwen2.5:72b', fits: null, thinks: false },
  ])
  expect(report.depth).toBe('thinking')
  await ollama.close()
  expect(await surveyHosts(modelsConfig({ hosts: [ollama.url] }, ollama.url))).toMatchObject({
    depth: 'instant',
    hosts: [{ version: null }],
  })
})
