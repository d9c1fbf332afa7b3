import type { TappedPart } from '../../../src/core/answer.ts'
import type { CompetitorPricesView } from '../../../src/server/api.ts'
import { Figure } from '../receipt/Figure.tsx'
import { useWords } from '../words/use-words.ts'

type Row = CompetitorPricesView['rows'][number]

const Cell = ({ part }: { readonly part: TappedPart | null }) => (
  <td className="number">{part === null ? '–' : <Figure text={part.text} tapped={part} />}</td>
)

/** The newest prices, competitor by competitor; each figure opens its receipt. */
export const KnownPrices = ({ view }: { readonly view: CompetitorPricesView }) => {
  const words = useWords()
  const { rows, truncated } = view
  if (rows.length === 0) return <p>{words.prices.none}</p>
  const competitors = [...new Set(rows.map(({ competitor }) => competitor))]
  const floors = rows.some(({ floor }) => floor !== null)
  return (
    <>
      {competitors.map((competitor) => (
        <div key={competitor} className="rival">
          <h3>{competitor}</h3>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.prices.product}</th>
                <th scope="col">{words.prices.their}</th>
                <th scope="col">{words.prices.our}</th>
                {floors ? <th scope="col">{words.prices.floor}</th> : null}
                <th scope="col">{words.prices.age}</th>
              </tr>
            </thead>
            <tbody>
              {rows
                .filter((row) => row.competitor === competitor)
                .map((row) => (
                  <PriceRow key={row.product} row={row} floors={floors} />
                ))}
            </tbody>
          </table>
        </div>
      ))}
      {truncated ? <p className="quiet">{words.receipt.truncated}</p> : null}
    </>
  )
}

const PriceRow = ({ row, floors }: { readonly row: Row; readonly floors: boolean }) => {
  const words = useWords()
  return (
    <tr className={row.stale ? 'old' : undefined}>
      <th scope="row">
        {row.product} {row.stale ? <span className="badge warn">{words.prices.stale}</span> : null}
      </th>
      <Cell part={row.price} />
      <Cell part={row.ours} />
      {floors ? <Cell part={row.floor} /> : null}
      <Cell part={row.age} />
    </tr>
  )
}
