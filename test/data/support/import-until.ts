import { importSource } from '../../../src/data/import-source.ts'

/** A process that imports and is killed, for good, when it comes to a step: `import-until.ts DATA FROM STEP`. */
const [data, from, step] = process.argv.slice(2)
const onProgress = (now: string) => {
  if (now === step) process.kill(process.pid, 'SIGKILL')
}
await importSource(String(data), String(from), { onProgress })
