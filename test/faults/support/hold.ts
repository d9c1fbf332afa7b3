import { createDataFolder } from '../../../src/data/data-folder.ts'
import { openWorkshop } from '../../../src/data/duckdb.ts'
import { withIngestLock } from '../../../src/data/ingest-lock.ts'

/** `hold.ts lock DATA` or `hold.ts file PATH`: holds it until it is killed, and says so once it does. */
const [what, path] = process.argv.slice(2).map(String)
const forever = () => new Promise<void>(() => setInterval(() => undefined, 1000))
if (what === 'lock')
  await withIngestLock(createDataFolder(String(path)), () => {
    process.stdout.write('held\n')
    return forever()
  })
else {
  // Kept in reach for as long as the process stands: a session that nobody refers to is collected, and its file let go.
  const session = await openWorkshop(String(path))
  process.stdout.write('held\n')
  await forever()
  session.close()
}
