// The service as a few files with its packages inside: a process that opens a thousand small ones spends its first two
// seconds on that. What is native, or starts threads of its own, stays a package.
import { join } from 'node:path'
import { defineConfig } from 'vite'
import { root } from './prepare.mjs'

const source = (...parts) => join(root, 'src', ...parts)

export default defineConfig({
  root,
  publicDir: false,
  ssr: { noExternal: true, external: ['@duckdb/node-bindings', '@photostructure/sqlite', 'highs', 'pino'] },
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
    rollupOptions: {
      input: {
        main: source('main.ts'),
        program: source('command-line', 'program.ts'),
        'forecast-worker': source('methods', 'forecast', 'forecast-worker.ts'),
      },
      // side by side, so that a thread's script lies beside the file that starts it
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})
