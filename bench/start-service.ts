import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Answer } from '../src/core/answer.ts'
import { PACKAGE_ROOT } from '../src/core/package-root.ts'
import type { RunEvent } from '../src/core/run-event.ts'

const main = join(PACKAGE_ROOT, 'dist', 'src', 'main.js')

export interface BenchedService {
  readonly pid: number
  /** Server time in ms is that of the run's own `run-end`. */
  ask(text: string): Promise<{ ms: number; answer: Answer }>
  stop(): Promise<void>
}

const addressOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let out = ''
    child.stdout?.on('data', (chunk) => {
      out += chunk
      const found = /http:\/\/localhost:\d+/.exec(out)
      if (found) resolve(found[0])
    })
    child.on('exit', () => reject(new Error(`the service ended: ${out}`)))
  })

/** The real service in its own process on the demo chain; signed in as the demo's area manager. */
export const startService = async (folder: string, { demo }: { demo: boolean }): Promise<BenchedService> => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'floorwalker.yaml'), 'hosts: []\nserver: { questionsPerMinute: 1000000 }\n')
  if (demo) spawnSync(process.execPath, [main, 'demo', '--data', folder], { stdio: 'inherit' })
  const child = spawn(process.execPath, [main, 'serve', '--port', '0', '--data', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, UV_THREADPOOL_SIZE: '16' },
  })
  const base = await addressOf(child)
  const headers = { 'content-type': 'application/json', origin: base, 'sec-fetch-site': 'same-origin' }
  const people = spawnSync(process.execPath, [main, 'people', 'list', '--json', '--data', folder], { encoding: 'utf8' })
  const area = people.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { person: string; role: string })
    .find(({ role }) => role === 'area-manager')
  const pin = spawnSync(process.execPath, [main, 'people', 'pin', area?.person ?? '', '--json', '--data', folder], {
    encoding: 'utf8',
  })
  const signIn = await fetch(`${base}/api/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ person: area?.person, pin: (JSON.parse(pin.stdout) as { pin: string }).pin }),
  })
  if (!signIn.ok) throw new Error(`sign-in: ${signIn.status} ${await signIn.text()}`)
  const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  return {
    pid: child.pid ?? 0,
    async ask(text) {
      const response = await fetch(`${base}/api/ask`, {
        method: 'POST',
        headers: { ...headers, cookie },
        body: JSON.stringify({ id: randomUUID(), text }),
      })
      const events = (await response.text())
        .split('\n')
        .filter((line) => line.startsWith('data:'))
        .map((line) => JSON.parse(line.slice(5)) as RunEvent)
      const answered = events.find((event) => event.type === 'answer-available')
      const end = events.find((event) => event.type === 'run-end')
      if (answered?.type !== 'answer-available' || end?.type !== 'run-end') throw new Error(`no answer to ${text}`)
      return { ms: end.ms, answer: answered.answer }
    },
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await gone
    },
  }
}
