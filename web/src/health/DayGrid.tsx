import type { DataHealthView, DayStateName } from '../../../src/server/api.ts'
import { dateText, monthText } from '../words/instant-text.ts'
import { useWords } from '../words/use-words.ts'

/** A sign in each cell, so that nobody has to tell colours apart. */
const SIGNS: Readonly<Record<DayStateName, string>> = {
  whole: '✓',
  doubtful: '?',
  'no-doors': '◐',
  missing: '×',
  closed: '–',
}
const STATES = Object.keys(SIGNS) as DayStateName[]

/** Stores by days: what arrived. */
export const DayGrid = ({ health }: { readonly health: DataHealthView }) => {
  const words = useWords()
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable */}
      <section className="wide" tabIndex={0} aria-label={words.health.received}>
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">{words.health.store}</th>
              {health.days.map((day, at) => (
                <th key={day} scope="col">
                  <abbr title={dateText(day, words)}>
                    {at === 0 || day.endsWith('-01') ? <span className="month">{monthText(day, words)}</span> : null}
                    {Number(day.slice(8))}
                  </abbr>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {health.stores.map(({ id, name, states }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                {states.map((state, at) => (
                  <td key={health.days[at]} className={state}>
                    <span aria-hidden="true">{SIGNS[state]}</span>
                    <span className="unseen">{words.health.day[state]}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <ul className="legend">
        {STATES.map((state) => (
          <li key={state}>
            <span className={state} aria-hidden="true">
              {SIGNS[state]}
            </span>
            {words.health.day[state]}
          </li>
        ))}
      </ul>
    </>
  )
}
