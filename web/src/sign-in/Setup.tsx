import { type FormEvent, useEffect, useState } from 'react'
import type { Role } from '../../../src/core/role.ts'
import type { SessionView, SetupView } from '../../../src/server/api.ts'
import { post, troubleOf } from '../service/call.ts'
import type { Trouble } from '../service/trouble.ts'
import { LanguageSwitch } from '../shell/TopBar.tsx'
import { useWords } from '../words/use-words.ts'

interface Props {
  readonly token: string
  readonly enter: (session: SessionView) => void
  readonly switchLanguage: () => void
}

const ROLES: readonly Role[] = ['regional-manager', 'area-manager', 'store-manager', 'admin']

/** The first person of data without people, by the one-time link. */
export const Setup = ({ token, enter, switchLanguage }: Props) => {
  const words = useWords()
  const [view, setView] = useState<SetupView | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)

  useEffect(() => {
    post<SetupView>('/api/setup/open', { token })
      .then(setView)
      .catch((error) => setTrouble(troubleOf(error)))
  }, [token])

  const create = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    try {
      enter(
        await post<SessionView>('/api/setup', {
          token,
          name: form.get('name'),
          role: form.get('role'),
          node: form.get('node'),
          pin: form.get('pin'),
        }),
      )
    } catch (error) {
      setTrouble(troubleOf(error))
    }
  }

  return (
    <main className="door">
      <header>
        <img src="/icon.svg" alt="" width="56" height="56" />
        <h1>{words.setup.title}</h1>
        <LanguageSwitch switchLanguage={switchLanguage} />
      </header>
      <p className="notice" role="status">
        {trouble === null ? '' : words.problem[trouble]}
      </p>
      {view ? (
        <form className="setup" onSubmit={(event) => void create(event)}>
          <p>{words.setup.intro(view.chain)}</p>
          <label>
            {words.setup.name}
            <input name="name" required maxLength={120} autoComplete="off" />
          </label>
          <label>
            {words.setup.role}
            <select name="role">
              {ROLES.map((role) => (
                <option key={role} value={role}>
                  {words.role[role]}
                </option>
              ))}
            </select>
          </label>
          <label>
            {words.setup.place}
            <select name="node">
              {view.nodes.map(({ id, names }) => (
                <option key={id} value={id}>
                  {names[words.code]} ({id})
                </option>
              ))}
            </select>
          </label>
          <label>
            {words.setup.pin}
            <input name="pin" required inputMode="numeric" pattern="[0-9]{6}" maxLength={6} autoComplete="off" />
            <span className="quiet">{words.setup.pinHint}</span>
          </label>
          <button type="submit" className="primary">
            {words.setup.create}
          </button>
        </form>
      ) : null}
    </main>
  )
}
