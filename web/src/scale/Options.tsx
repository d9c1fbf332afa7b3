import type { ScaleView } from '../../../src/server/api.ts'
import { Figure } from '../receipt/Figure.tsx'
import { useWords } from '../words/use-words.ts'
import type { Goods } from './Tray.tsx'

interface Props {
  readonly options: ScaleView['options']
  readonly take: (goods: Goods) => void
}

/** What it probably is, the likeliest first: a tap on the name says that it is this; a tap on a figure opens its receipt. */
export const Options = ({ options, take }: Props) => {
  const words = useWords()
  return (
    <ul className="options">
      {options.map(({ id, names, code, measure, chance, price, stock }) => (
        <li key={id}>
          <button type="button" onClick={() => take({ id, names, code, measure })}>
            <strong>{names[words.code]}</strong>
            <span className="quiet">{code === null ? id : `PLU ${code}`}</span>
          </button>
          <dl>
            {(
              [
                [words.scale.price, price],
                [words.scale.chance, chance],
                [words.scale.stock, stock],
              ] as const
            ).map(([label, part]) =>
              part === null ? null : (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>
                    <Figure text={part.text} tapped={part} />
                  </dd>
                </div>
              ),
            )}
          </dl>
        </li>
      ))}
    </ul>
  )
}
