import type { SourceFile } from './source-format.ts'
import { list } from './sql.ts'
import { note, type Stage } from './stage.ts'

/** Says of how many sale lines of these files the money is a share of their order's, as far as `where` knows. */
export const noteSpread = async (stage: Stage, files: readonly SourceFile[], where: string): Promise<void> => {
  if (files.length === 0) return
  const [row] = await stage.session.rows(
    `select count(*)::varchar as lines from (
       select *, count(*) over (partition by _file, receipt_key) as together from stage.sale_line
       where _bad is null and _file in (${list(files.map(({ no }) => String(no)))})) where ${where}`,
  )
  if (row?.lines !== '0') await note(stage, 'money-spread', ['fact_line'], { lines: String(row?.lines) })
}
