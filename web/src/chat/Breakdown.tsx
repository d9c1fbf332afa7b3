import { useState } from 'react'
import type { LanguageCode } from '../../../src/core/language-code.ts'
import type { Receipt } from '../../../src/server/api.ts'
import { Figure } from '../receipt/Figure.tsx'
import { ReceiptTable } from '../receipt/ReceiptTable.tsx'
import { cellKey, groupsOf } from '../receipt/receipt-groups.ts'
import { useReceipt } from '../receipt/use-receipt.ts'
import { capital } from '../words/capital.ts'
import { useWords } from '../words/use-words.ts'

interface Props {
  readonly evidence: string
  readonly language: LanguageCode
}

const drawn = (amount: string | undefined): number => (amount === undefined ? 0 : Number(amount))

/** Bars from a zero line; lengths are drawing only, the figures stay the receipt's own text. */
const Bars = ({ receipt }: { readonly receipt: Receipt }) => {
  const words = useWords()
  const column = receipt.columns[0]?.name ?? ''
  const groups = groupsOf(receipt.rows)
  const values = groups.map((group) => drawn(group.cells[cellKey('value', column)]?.cell?.amount))
  const low = Math.min(0, ...values)
  const span = Math.max(0, ...values) - low || 1
  return (
    <ul className="bars">
      {groups.map((group, at) => {
        const value = group.cells[cellKey('value', column)]
        const change = group.cells[cellKey('relative', column)] ?? group.cells[cellKey('difference', column)]
        const length = values[at] ?? 0
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a receipt never move
          <li key={at}>
            <span className="name">{group.name}</span>
            <span className="figures">
              {value?.cell ? (
                <Figure text={value.cell.text} tapped={{ evidence: receipt.id, row: value.row, column }} />
              ) : (
                <span className="quiet">{words.receipt.missing}</span>
              )}
              {change?.cell ? (
                <Figure text={change.cell.text} tapped={{ evidence: receipt.id, row: change.row, column }} />
              ) : null}
            </span>
            <span className="track" aria-hidden="true">
              <span
                className={length < 0 ? 'bar below' : 'bar'}
                style={{
                  marginInlineStart: `${((Math.min(length, 0) - low) / span) * 100}%`,
                  width: `${(Math.abs(length) / span) * 100}%`,
                }}
              />
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** The rows of a breakdown as bars or as a table, every number tappable. */
export const Breakdown = ({ evidence, language }: Props) => {
  const words = useWords()
  const [view, setView] = useState<'bars' | 'table'>('bars')
  const { receipt, trouble } = useReceipt(evidence, language)
  if (trouble !== null) return <p className="notice">{words.problem[trouble]}</p>
  if (receipt === null) return <p className="quiet">{words.receipt.loading}</p>
  return (
    <figure className="breakdown">
      <figcaption>
        <span>{capital(receipt.metric.label)}</span>
        <fieldset aria-label={words.breakdown.view} className="switch">
          {(['bars', 'table'] as const).map((one) => (
            <button key={one} type="button" aria-pressed={view === one} onClick={() => setView(one)}>
              {words.breakdown[one]}
            </button>
          ))}
        </fieldset>
      </figcaption>
      {view === 'bars' ? <Bars receipt={receipt} /> : <ReceiptTable receipt={receipt} marked={null} tappable />}
      {receipt.truncated ? <p className="quiet">{words.breakdown.more}</p> : null}
    </figure>
  )
}
