import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'evals/**/*.test.ts'],
    exclude: ['test/ollama/**', '**/node_modules/**', 'dist/**'],
    globalSetup: ['test/support/ci-chain.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // one more than the cores of a small machine: tests wait for disks, children and browsers
    maxWorkers: 3,
  },
})
