import type { AlertView } from '../../../src/server/api.ts'
import { useSession } from '../shell/session-context.ts'
import { shortDate } from '../words/instant-text.ts'
import { useWords } from '../words/use-words.ts'

/** What was asked in the shop so far and what was seen, by whom and when. */
export const Looks = ({ looks, ruledOut }: Pick<AlertView, 'looks' | 'ruledOut'>) => {
  const words = useWords()
  const { timeZone } = useSession()
  return (
    <>
      {looks.map(({ question, answer, by, at }) => (
        <p className="aside" key={question}>
          {question} {words.alerts.answered[answer]}
          <span className="quiet">
            {' '}
            {[by, shortDate(new Date(at).toISOString(), timeZone, words)].filter(Boolean).join(' · ')}
          </span>
        </p>
      ))}
      {ruledOut ? <p className="aside">{words.alerts.ruledOut}</p> : null}
    </>
  )
}
