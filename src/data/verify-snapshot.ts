import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { setTimeout as rest } from 'node:timers/promises'
import { dataFolder } from './data-folder.ts'
import { snapshotFile } from './publish-snapshot.ts'
import { readManifest } from './snapshot-manifest.ts'

/** Of a core, while a service answers beside it. */
const GENTLE_SHARE = 0.25

/**
 * Reads and hashes a published snapshot whole, as an opening does not do for a large one. False when it is not what was
 * published; a name that is not in the manifest any more is not looked at. `gentle` leaves most of the time to others.
 */
export const verifySnapshot = async (
  root: string,
  name: string,
  options: { readonly gentle?: boolean; readonly signal?: AbortSignal } = {},
): Promise<boolean> => {
  const record = readManifest(root).find((one) => one.name === name)
  if (!record) return true
  const hash = createHash('sha256')
  try {
    const bytes = createReadStream(snapshotFile(dataFolder(root), name), { highWaterMark: 1 << 20 })
    for await (const piece of bytes) {
      options.signal?.throwIfAborted()
      const began = performance.now()
      hash.update(piece)
      if (options.gentle) await rest((performance.now() - began) * (1 / GENTLE_SHARE - 1))
    }
  } catch (error) {
    if (options.signal?.aborted) return true
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
    // deleted by a publication that went on meanwhile: then it is in no manifest either
    return !readManifest(root).some((one) => one.name === name)
  }
  return hash.digest('hex') === record.sha256
}
