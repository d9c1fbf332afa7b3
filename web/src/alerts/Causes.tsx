import type { AlertView } from '../../../src/server/api.ts'
import { Figure } from '../receipt/Figure.tsx'
import { useWords } from '../words/use-words.ts'

/** All causes that were weighed, the likeliest first: its share opens what was looked at. */
export const Causes = ({ causes }: Pick<AlertView, 'causes'>) => {
  const words = useWords()
  if (causes.length < 2 && !causes.some(({ share, checked }) => share || checked)) return null
  return (
    <details className="causes">
      <summary>{words.alerts.weighed}</summary>
      <ul>
        {causes.map(({ origin, label, share, checked }) => (
          <li key={origin}>
            {checked === 'no' ? <s>{label}</s> : <span>{label}</span>}
            {share ? (
              <Figure text={share.text} tapped={{ evidence: share.evidence, row: share.row, column: share.column }} />
            ) : null}
            {checked ? <span className="badge">{words.alerts.checked[checked]}</span> : null}
          </li>
        ))}
      </ul>
    </details>
  )
}
