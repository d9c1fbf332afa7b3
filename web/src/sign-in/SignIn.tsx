import { useEffect, useState } from 'react'
import type { PersonName, SessionView } from '../../../src/server/api.ts'
import { get, post, troubleOf } from '../service/call.ts'
import type { Trouble } from '../service/trouble.ts'
import { LanguageSwitch } from '../shell/TopBar.tsx'
import { useWords } from '../words/use-words.ts'
import { PinPad } from './PinPad.tsx'

interface Props {
  readonly notice: 'locked' | Trouble | null
  readonly enter: (session: SessionView) => void
  readonly switchLanguage: () => void
}

const SEARCHED_FROM = 9

/** Who are you, then the PIN. */
export const SignIn = ({ notice, enter, switchLanguage }: Props) => {
  const words = useWords()
  const [people, setPeople] = useState<readonly PersonName[] | null>(null)
  const [chosen, setChosen] = useState<PersonName | null>(null)
  const [wanted, setWanted] = useState('')
  const [trouble, setTrouble] = useState<'locked-screen' | Trouble | null>(
    notice === 'locked' ? 'locked-screen' : notice,
  )

  useEffect(() => {
    get<PersonName[]>('/api/people')
      .then(setPeople)
      .catch((error) => setTrouble(troubleOf(error)))
  }, [])

  const tryPin = async (pin: string) => {
    if (!chosen) return
    try {
      enter(await post<SessionView>('/api/session', { person: chosen.id, pin }))
    } catch (error) {
      setTrouble(troubleOf(error))
    }
  }

  const found = (people ?? []).filter(({ id, name }) =>
    `${name} ${id}`.toLowerCase().includes(wanted.trim().toLowerCase()),
  )
  return (
    <main className="door">
      <header>
        <img src="/icon.svg" alt="" width="56" height="56" />
        <h1>{words.product}</h1>
        <LanguageSwitch switchLanguage={switchLanguage} />
      </header>
      <p className="notice" role="status">
        {trouble === null ? '' : trouble === 'locked-screen' ? words.signIn.locked : words.problem[trouble]}
      </p>
      {chosen ? (
        <PinPad
          name={chosen.name}
          tryPin={tryPin}
          back={() => {
            setTrouble(null)
            setChosen(null)
          }}
        />
      ) : (
        <section aria-labelledby="who">
          <h2 id="who">{words.signIn.who}</h2>
          {people?.length === 0 ? <p>{words.signIn.noPeople}</p> : null}
          {(people?.length ?? 0) >= SEARCHED_FROM ? (
            <input
              type="search"
              value={wanted}
              aria-label={words.signIn.find}
              placeholder={words.signIn.find}
              autoComplete="off"
              onChange={(event) => setWanted(event.target.value)}
            />
          ) : null}
          {people && people.length > 0 && found.length === 0 ? <p>{words.signIn.nobody}</p> : null}
          <ul className="people">
            {found.map((person) => (
              <li key={person.id}>
                <button type="button" onClick={() => setChosen(person)}>
                  <span>{person.name}</span>
                  <span className="quiet">{person.id}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  )
}
