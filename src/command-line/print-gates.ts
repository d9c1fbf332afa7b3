import { isFault } from '../core/fault.ts'
import { type GateFigure, measureGates } from '../data/demo/gates.ts'
import { openWarehouse } from '../data/open-warehouse.ts'
import { type ExitCode, FAILED, OK } from './exit.ts'
import { faultSentence } from './fault-sentence.ts'

const shown = (value: number, unit: GateFigure['unit']): string =>
  unit === 'percent' ? `${(value * 100).toFixed(2)} %` : value.toFixed(2)

/** Prints each gate of the simulator with its band; fails when one is not passed. */
export const printGates = async (dataFolder: string): Promise<ExitCode> => {
  const warehouse = await openWarehouse(dataFolder)
  if (isFault(warehouse)) {
    process.stderr.write(`${faultSentence(warehouse)}\n`)
    return FAILED
  }
  try {
    const figures = await measureGates({ rows: (sql) => warehouse.query(sql, []) })
    for (const { name, what, value, band, unit, passed } of figures)
      process.stdout.write(
        `${passed ? 'pass' : 'FAIL'}  ${name.padEnd(15)} ${shown(value, unit).padStart(8)}  (${shown(band[0], unit)} to ${shown(band[1], unit)})  ${what}\n`,
      )
    return figures.every(({ passed }) => passed) ? OK : FAILED
  } finally {
    await warehouse.close()
  }
}
