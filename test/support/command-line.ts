import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { PACKAGE_ROOT } from '../../src/core/package-root.ts'

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs the built command as its user would, without the launcher's check of the build. */
export const floorwalker = (
  words: readonly string[],
  options: { data?: string; input?: string; env?: Record<string, string> } = {},
): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(PACKAGE_ROOT, 'dist', 'src', 'main.js'), ...words], {
      cwd: PACKAGE_ROOT,
      // No model host: port 1 answers nobody.
      env: {
        ...process.env,
        OLLAMA_HOST: 'http://127.0.0.1:1',
        ...(options.data ? { FLOORWALKER_DATA: options.data } : {}),
        ...options.env,
      },
    })
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk) => {
      out += chunk
    })
    child.stderr.on('data', (chunk) => {
      err += chunk
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
    child.stdin.end(options.input ?? '')
  })
