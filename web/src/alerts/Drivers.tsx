import type { AlertView } from '../../../src/server/api.ts'
import { Figure } from '../receipt/Figure.tsx'
import { SentenceText } from '../receipt/SentenceText.tsx'
import { useWords } from '../words/use-words.ts'

/** What the change of sales is made of: one bar for each driver, to the left of the middle where it took away. */
export const Drivers = ({ drivers, driven }: Pick<AlertView, 'drivers' | 'driven'>) => {
  const words = useWords()
  if (drivers.length === 0) return null
  return (
    <div className="drivers">
      <h3>{words.alerts.drivers}</h3>
      {driven === null ? null : (
        <p>
          <SentenceText sentence={driven} run={null} />
        </p>
      )}
      <ul>
        {drivers.map(({ label, part, figure }) => (
          <li key={label}>
            <span className="name">{label}</span>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect
                className={part < 0 ? 'less' : 'more'}
                x={part < 0 ? 50 + 50 * part : 50}
                y="1"
                width={Math.max(0.5, 50 * Math.abs(part))}
                height="8"
              />
              <path d="M50 0v10" />
            </svg>
            <Figure text={figure.text} tapped={{ evidence: figure.evidence, row: figure.row, column: figure.column }} />
          </li>
        ))}
      </ul>
    </div>
  )
}
