import { defineConfig } from 'vitest/config'

/** Against a real server, one question at a time: two cores answer 44 tokens a second. */
export default defineConfig({
  test: {
    include: ['test/ollama/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    maxWorkers: 1,
  },
})
