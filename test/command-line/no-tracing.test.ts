import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import type { AnswerJson } from '../../src/agents/answer-json.ts'
import { PACKAGE_ROOT } from '../../src/core/package-root.ts'
import { CI_AT } from '../support/ci-chain.ts'
import { floorwalker } from '../support/command-line.ts'
import { type ScriptedOllama, startScriptedOllama } from '../support/scripted-ollama.ts'
import { calls, says } from '../support/scripted-steps.ts'

const QUESTION = 'Tell me something about the shops that I should know before the meeting'

let folder: string
let ollama: ScriptedOllama
/** Stands for a tracing service on the internet. */
let outside: Server
let reached: string[]
let environment: Record<string, string>
beforeAll(async () => {
  ollama = await startScriptedOllama([{ name: 'small' }])
  outside = createServer((request, response) => {
    reached.push(request.url ?? '')
    response.writeHead(202, { 'content-type': 'application/json' }).end('{}')
  })
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`
  environment = {
    LANGSMITH_TRACING: 'true',
    LANGSMITH_TRACING_V2: 'true',
    LANGCHAIN_TRACING_V2: 'true',
    LANGSMITH_ENDPOINT: address,
    LANGCHAIN_ENDPOINT: address,
    LANGSMITH_API_KEY: 'lsv2_planted',
    LANGCHAIN_API_KEY: 'lsv2_planted',
    LANGCHAIN_CALLBACKS_BACKGROUND: 'false',
    OLLAMA_HOST: ollama.url,
  }
  folder = mkdtempSync(join(tmpdir(), 'floorwalker-tracing-'))
  const tiers = ['clerk', 'analyst', 'alerting', 'regional-manager'].map((tier) => `  ${tier}: {model: small}`)
  writeFileSync(join(folder, 'floorwalker.yaml'), ['tiers:', ...tiers, ''].join('\n'))
})
beforeEach(() => {
  reached = []
  ollama.script(
    // the small model, asked to read the question first
    says('It is a question about shops.'),
    calls(['measure', { metric: 'net_sales', period: 'yesterday' }]),
    says('Net sales of all stores were {{e1.r1.net_sales}} yesterday.'),
  )
})
afterAll(async () => {
  await ollama.close()
  outside.close()
  outside.closeAllConnections()
  rmSync(folder, { recursive: true, force: true })
})

const words = () => ['ask', QUESTION, '--at', CI_AT, '--json', '--config', join(folder, 'floorwalker.yaml')]

describe('an environment that switches LangChain’s tracing on', () => {
  it('lets nothing out of the building: a model answers, and no connection is opened to the tracing service', async () => {
    const ran = await floorwalker(words(), { data: inject('ciChain'), env: environment })
    expect(ran.code, ran.err).toBe(0)
    expect(JSON.parse(ran.out) as AnswerJson).toMatchObject({ outcome: 'grounded', depth: 'thinking' })
    expect(reached).toEqual([])
    ollama.verify()
  })

  it('would reach it if the program were loaded with these variables', async () => {
    const program = pathToFileURL(join(PACKAGE_ROOT, 'dist', 'src', 'program.js')).href
    const planted = `const { runProgram } = await import(${JSON.stringify(program)})
      await runProgram(${JSON.stringify(words())}, { data: ${JSON.stringify(inject('ciChain'))}, ollamaHost: ${JSON.stringify(ollama.url)} })`
    const child = spawn(process.execPath, ['--input-type=module', '-e', planted], {
      env: { ...process.env, ...environment },
      stdio: 'ignore',
    })
    await new Promise((resolve) => child.on('close', resolve))
    expect(reached.length).toBeGreaterThan(0)
    ollama.verify()
  })
})
