import { runProgram } from './command-line/program.ts'

/** The composition root and the only reader of the environment. */
process.on('unhandledRejection', (error) => {
  process.stderr.write(`A fault of Floorwalker itself: ${error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
})

process.exitCode = await runProgram(process.argv.slice(2), {
  data: process.env.FLOORWALKER_DATA,
  ollamaHost: process.env.OLLAMA_HOST,
  shared: process.env.FLOORWALKER_SHARED,
})
