import { useState } from 'react'
import type { DataHealthView } from '../../../src/server/api.ts'
import { useSession } from '../shell/session-context.ts'
import { instantText } from '../words/instant-text.ts'
import { useWords } from '../words/use-words.ts'

/** Files that are shown before somebody asks for all. */
const FIRST = 8

/** Files as they were imported, with what was refused and why. */
export const Files = ({ files }: { readonly files: DataHealthView['files'] }) => {
  const words = useWords()
  const { timeZone } = useSession()
  const [all, setAll] = useState(false)
  const number = new Intl.NumberFormat(words.code === 'zh' ? 'zh-CN' : 'en-GB')
  // refused rows are what somebody has to mend
  const shown = all ? files : [...files].sort((a, b) => b.rejected - a.rejected).slice(0, FIRST)
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable */}
      <section className="wide" tabIndex={0} aria-label={words.health.files}>
        <table className="files">
          <thead>
            <tr>
              <th scope="col">{words.health.file}</th>
              <th scope="col">{words.health.rows}</th>
              <th scope="col">{words.health.refused}</th>
              <th scope="col">{words.health.replaced}</th>
              <th scope="col">{words.health.again}</th>
              <th scope="col">{words.health.imported}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((file, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one file may come twice
              <tr key={at}>
                <th scope="row">
                  {file.file}
                  {file.reasons.map(({ column, reason, rows }) => (
                    <span key={`${column} ${reason}`} className="reason">
                      {column === '' ? reason : `${column}: ${reason}`} ({number.format(rows)})
                    </span>
                  ))}
                </th>
                <td>{number.format(file.read)}</td>
                <td>{number.format(file.rejected)}</td>
                <td>{number.format(file.superseded)}</td>
                <td>{number.format(file.identical)}</td>
                <td>{instantText(file.importedAt, timeZone, words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {files.length > FIRST && !all ? (
        <button type="button" onClick={() => setAll(true)}>
          {words.breakdown.more} ({number.format(files.length - FIRST)})
        </button>
      ) : null}
    </>
  )
}
