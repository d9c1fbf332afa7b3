import type { DataHealthView } from '../../../src/server/api.ts'
import { capital } from '../words/capital.ts'
import { dateText } from '../words/instant-text.ts'
import { useWords } from '../words/use-words.ts'

type Rule = DataHealthView['rules'][number]

/** What the rules found, each to be opened for its examples; then what was checked without a finding, and what was not. */
export const Findings = ({ rules }: { readonly rules: readonly Rule[] }) => {
  const words = useWords()
  const found = rules.filter((rule) => rule.found > 0)
  const clean = rules.filter((rule) => rule.checked && rule.found === 0)
  const unchecked = rules.filter((rule) => !rule.checked)
  return (
    <div className="findings">
      {found.length === 0 ? <p>{words.health.noFindings}</p> : null}
      {[...found].sort(bySeverity).map((rule) => (
        <details key={rule.rule}>
          <summary>
            <span className={`badge ${rule.severity}`}>{words.health.severity[rule.severity]}</span>
            <span className="name">{capital(rule.name)}</span>
            <span className="quiet">{words.health.count(rule.found, rule.days)}</span>
          </summary>
          <p className="advice">
            <strong>{words.health.advice}</strong> {rule.advice}
          </p>
          <ul className="examples">
            {rule.examples.map((example, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: examples do not change while they are shown
              <li key={at}>
                <Example example={example} />
              </li>
            ))}
          </ul>
        </details>
      ))}
      {clean.length === 0 ? null : (
        <details>
          <summary>{words.health.clean(clean.length)}</summary>
          <ul className="examples">
            {clean.map(({ rule, name }) => (
              <li key={rule}>{capital(name)}</li>
            ))}
          </ul>
        </details>
      )}
      {unchecked.length === 0 ? null : (
        <details>
          <summary>{words.health.unchecked(unchecked.length)}</summary>
          <ul className="examples">
            {unchecked.map(({ rule, name, lacks }) => (
              <li key={rule}>
                {capital(name)} <span className="quiet">{words.health.lacks(lacks.join(', '))}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

const bySeverity = (a: Rule, b: Rule) => Number(b.severity === 'fail') - Number(a.severity === 'fail')

const Example = ({ example }: { readonly example: Rule['examples'][number] }) => {
  const words = useWords()
  const { key, store, day, said, file, row } = example
  const place = [store, day === null ? null : dateText(day, words)].filter((part) => part !== null)
  return (
    <>
      {place.length > 0 ? <span>{place.join(' · ')} </span> : null}
      {key === '' ? null : <span className="key">{key} </span>}
      {said === null ? null : <strong>{said}</strong>}
      {file === null ? null : <span className="quiet"> {words.health.row(file, row)}</span>}
    </>
  )
}
