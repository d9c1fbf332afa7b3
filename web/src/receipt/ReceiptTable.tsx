import type { Receipt } from '../../../src/server/api.ts'
import { useWords } from '../words/use-words.ts'
import { Figure } from './Figure.tsx'
import { cellKey, columnsOf, groupsOf } from './receipt-groups.ts'
import type { Tapped } from './tap.ts'

interface Props {
  readonly receipt: Receipt
  /** The number that was tapped is marked. */
  readonly marked: Tapped | null
  /** Whether numbers open their receipt: not inside a receipt. */
  readonly tappable: boolean
}

/** The rows of evidence as a table, one line for each entity. */
export const ReceiptTable = ({ receipt, marked, tappable }: Props) => {
  const words = useWords()
  const groups = groupsOf(receipt.rows)
  const columns = columnsOf(receipt.rows)
  const manyPeriods = new Set(groups.map((group) => group.period)).size > 1
  const manyMetrics = receipt.columns.length > 1
  const label = (name: string) => receipt.columns.find((column) => column.name === name)?.label ?? name
  return (
    // Wide tables scroll by finger and by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable
    <section className="rows" tabIndex={0} aria-label={words.receipt.rows}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.receipt.entity}</th>
            {manyPeriods ? <th scope="col">{words.receipt.period}</th> : null}
            {columns.map(({ role, column }) => (
              <th key={cellKey(role, column)} scope="col" className="number">
                {manyMetrics ? `${label(column)} · ${words.receipt.rowRole[role]}` : words.receipt.rowRole[role]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a receipt never move
            <tr key={at}>
              <th scope="row">{group.name}</th>
              {manyPeriods ? <td>{group.period}</td> : null}
              {columns.map(({ role, column }) => {
                const place = group.cells[cellKey(role, column)]
                const text = place?.cell?.text
                const isMarked = marked !== null && place?.row === marked.row && column === marked.column
                return (
                  <td key={cellKey(role, column)} className={isMarked ? 'number marked' : 'number'}>
                    {!place || text === undefined ? (
                      <span className="quiet">{words.receipt.missing}</span>
                    ) : tappable ? (
                      <Figure text={text} tapped={{ evidence: receipt.id, row: place.row, column }} />
                    ) : (
                      text
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
