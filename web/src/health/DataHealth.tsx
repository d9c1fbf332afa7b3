import type { DataHealthView } from '../../../src/server/api.ts'
import { useSession } from '../shell/session-context.ts'
import { dateText, instantText } from '../words/instant-text.ts'
import { useWords } from '../words/use-words.ts'
import { DayGrid } from './DayGrid.tsx'
import { Files } from './Files.tsx'
import { Findings } from './Findings.tsx'
import { useDataHealth } from './use-data-health.ts'

/** What arrived, what is doubtful in it, and which sensors still speak. */
export const DataHealth = () => {
  const words = useWords()
  const { health, trouble } = useDataHealth(words.code)
  return (
    <main className="briefing health">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable */}
      <section className="scroll" tabIndex={0} aria-label={words.health.title}>
        <article>
          <h1>{words.health.title}</h1>
          {trouble === null ? null : <p className="notice">{words.problem[trouble]}</p>}
          {health ? <Parts health={health} /> : trouble === null ? <p role="status">{words.health.loading}</p> : null}
        </article>
      </section>
    </main>
  )
}

const Parts = ({ health }: { readonly health: DataHealthView }) => {
  const words = useWords()
  return (
    <>
      <section aria-labelledby="received">
        <h2 id="received">{words.health.received}</h2>
        <DayGrid health={health} />
      </section>
      <section aria-labelledby="findings">
        <h2 id="findings">{words.health.findings}</h2>
        <Findings rules={health.rules} />
      </section>
      <section aria-labelledby="sensors">
        <h2 id="sensors">{words.health.sensors}</h2>
        <Sensors sensors={health.sensors} />
      </section>
      <section aria-labelledby="restated">
        <h2 id="restated">{words.health.restated}</h2>
        {health.restated.length === 0 ? <p>{words.health.noRestated}</p> : null}
        <ul className="items">
          {health.restated.map(({ store, day, table, rows, before, after }) => (
            <li key={`${store} ${day} ${table}`}>
              {store} · {dateText(day, words)} · {words.health.change(rows, before, after)}{' '}
              <span className="quiet">{table}</span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="files">
        <h2 id="files">{words.health.files}</h2>
        <Files files={health.files} />
      </section>
    </>
  )
}

const Sensors = ({ sensors }: Pick<DataHealthView, 'sensors'>) => {
  const words = useWords()
  const { timeZone } = useSession()
  if (sensors.length === 0) return <p>{words.health.noSensors}</p>
  return (
    <ul className="items">
      {sensors.map(({ id, kind, store, place, seenAt, silent }) => (
        <li key={id}>
          {words.health.sensor[kind]} {id} · {store}
          {place === '' ? '' : ` · ${place}`}{' '}
          <span className="quiet">
            {seenAt === null ? words.health.never : words.health.heard(instantText(seenAt, timeZone, words))}
          </span>{' '}
          {silent ? <span className="badge warn">{words.health.silent}</span> : null}
        </li>
      ))}
    </ul>
  )
}
