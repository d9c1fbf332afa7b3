#!/usr/bin/env node
// The command `floorwalker`: prepares the clone if need be, then starts Node with a thread pool that slow queries cannot
// freeze. UV_THREADPOOL_SIZE must be set before Node starts; inside the process it may come too late.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, root } from './prepare.mjs'

ensureInstalled()
ensureBuilt()

const child = spawn(
  process.execPath,
  ['--enable-source-maps', join(root, 'dist', 'src', 'main.js'), ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    env: { ...process.env, UV_THREADPOOL_SIZE: process.env.UV_THREADPOOL_SIZE ?? '16' },
  },
)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
