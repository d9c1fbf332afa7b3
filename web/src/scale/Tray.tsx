import type { Named, TrayView } from '../../../src/server/api.ts'
import { Figure } from '../receipt/Figure.tsx'
import { useWords } from '../words/use-words.ts'
import { typedQuantity } from './typed-quantity.ts'

/** Goods as they are named, keyed in and measured. */
export interface Goods {
  readonly id: string
  readonly names: Named
  /** The PLU. */
  readonly code: string | null
  /** What it is weighed in; null is counted in pieces. */
  readonly measure: Named | null
}
/** Goods that a tap confirmed, and what was typed as their quantity. */
export interface Line extends Goods {
  readonly key: number
  readonly typed: string
}

interface Props {
  readonly lines: readonly Line[]
  readonly view: TrayView | null
  readonly change: (lines: readonly Line[]) => void
}

/** What was confirmed: the code to key in, how much of it, what it costs, and what all cost together. */
export const Tray = ({ lines, view, change }: Props) => {
  const words = useWords()
  const unpriced = lines.find(({ id }) => id === view?.unpriced)
  return (
    <>
      <ul className="lines">
        {lines.map((line, at) => {
          const name = line.names[words.code]
          const amount = view?.lines[at]?.amount ?? null
          return (
            <li key={line.key}>
              <span className="goods">
                <strong>{name}</strong>
                <span className={line.code === null ? 'quiet' : 'code'}>
                  {line.code === null ? line.id : `PLU ${line.code}`}
                </span>
              </span>
              <label>
                <input
                  inputMode="decimal"
                  autoComplete="off"
                  maxLength={9}
                  aria-label={words.scale.quantity(name)}
                  aria-invalid={line.typed !== '' && typedQuantity(line.typed) === null}
                  // biome-ignore lint/a11y/noAutofocus: the next thing after a tap is how much of it
                  autoFocus
                  onFocus={(event) => event.target.select()}
                  value={line.typed}
                  onChange={(event) =>
                    change(lines.map((one) => (one.key === line.key ? { ...one, typed: event.target.value } : one)))
                  }
                />
                <span>{line.measure?.[words.code] ?? words.scale.pieces}</span>
              </label>
              <span className="amount">{amount === null ? '–' : <Figure text={amount.text} tapped={amount} />}</span>
              <button
                type="button"
                className="plain"
                aria-label={words.scale.remove(name)}
                onClick={() => change(lines.filter(({ key }) => key !== line.key))}
              >
                ×
              </button>
            </li>
          )
        })}
      </ul>
      {unpriced ? <p className="notice">{words.scale.unpriced(unpriced.names[words.code])}</p> : null}
      <p className="total" role="status">
        {words.scale.total}{' '}
        {view?.total ? <Figure text={view.total.text} tapped={view.total} /> : <span className="quiet">–</span>}
      </p>
    </>
  )
}
