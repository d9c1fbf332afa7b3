import { parentPort } from 'node:worker_threads'
import { type ChunkTask, runChunk } from './forecast-table.ts'

/** A thread that forecasts one chunk after the other; see forecast-many.ts. */
parentPort?.on('message', (task: ChunkTask) => parentPort?.postMessage(runChunk(task)))
