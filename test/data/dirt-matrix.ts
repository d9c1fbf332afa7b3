import { DIRTS } from './support/dirt.ts'
import { type Outcome, openSoiler, SOURCES } from './support/soiled.ts'

/** `npm run dirt [-- SOURCE [DIRT]]`: every kind of dirt over every text source; parts of names choose some. Wrong ones are shown whole. */
const [source = '', kind = ''] = process.argv.slice(2)
const total: Record<Outcome, number> = { same: 0, rejected: 0, refused: 0, wrong: 0 }
const rows = new Map<string, Record<Outcome, number>>()
const soiler = await openSoiler()
for (const [file, options] of SOURCES.filter(([name]) => name.includes(source))) {
  for (const dirt of DIRTS.filter(({ name }) => name.includes(kind))) {
    const soiled = await soiler.soil(file, options, dirt)
    if (soiled === null) continue
    const { outcome, said } = soiled
    const row = rows.get(dirt.name) ?? { same: 0, rejected: 0, refused: 0, wrong: 0 }
    rows.set(dirt.name, row)
    row[outcome] += 1
    total[outcome] += 1
    if (outcome === 'wrong' || source !== '' || kind !== '')
      process.stdout.write(`${file}, ${dirt.name}: ${outcome} ${JSON.stringify(said)}\n`)
  }
}
soiler.close()
const line = (name: string, { same, rejected, refused, wrong }: Record<Outcome, number>) =>
  `| ${name} | ${same} | ${rejected} | ${refused} | ${wrong} |\n`
process.stdout.write(`| Dirt | read as if clean | spoilt rows rejected | refused | wrong |\n|---|---|---|---|---|\n`)
for (const [name, row] of rows) process.stdout.write(line(name, row))
process.stdout.write(line('**all**', total))
