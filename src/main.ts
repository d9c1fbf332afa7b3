/** The composition root and the only reader of the environment. */
process.on('unhandledRejection', (error) => {
  process.stderr.write(`A fault of Floorwalker itself: ${error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
})

// LangChain reads these by itself and would send questions and figures to a tracing service outside of the building. They
// go before anything of it is loaded, which is why the program is not imported at the top.
for (const name of Object.keys(process.env)) if (/^(LANGSMITH|LANGCHAIN)_/i.test(name)) delete process.env[name]

const { runProgram } = await import('./command-line/program.ts')

process.exitCode = await runProgram(process.argv.slice(2), {
  data: process.env.FLOORWALKER_DATA,
  ollamaHost: process.env.OLLAMA_HOST,
  shared: process.env.FLOORWALKER_SHARED,
})
