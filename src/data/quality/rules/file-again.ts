import type { QualityRule } from '../quality-rule.ts'

/** Every row of it was there already. Nothing is counted twice; whoever sends files should know. */
export const fileAgain = {
  name: 'file-again',
  severity: 'warn',
  table: 'ingest_file',
  needs: ['ingest_file'],
  concerns: [],
  sql: `
    select null as store_id, null as business_date, [file_no::varchar] as key, file as found, null as expected, 1 as n
    from main.ingest_file where read > 0 and identical = read`,
} as const satisfies QualityRule<'file-again'>
