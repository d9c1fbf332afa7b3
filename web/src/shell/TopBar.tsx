import { useWords } from '../words/use-words.ts'
import { useSession } from './session-context.ts'
import type { Route } from './use-route.ts'

interface Props {
  readonly route: Route
  readonly switchLanguage: () => void
  readonly lock: () => void
  readonly openList: () => void
}

export const TopBar = ({ route, switchLanguage, lock, openList }: Props) => {
  const words = useWords()
  const { person, place, stores } = useSession()
  const links = [
    { page: 'ask', href: '#/', name: words.nav.ask },
    { page: 'briefing', href: '#/briefing', name: words.nav.briefing },
    { page: 'alerts', href: '#/alerts', name: words.nav.alerts },
    ...(stores.length === 0
      ? []
      : [
          { page: 'scale', href: '#/scale', name: words.nav.scale },
          { page: 'prices', href: '#/prices', name: words.nav.prices },
        ]),
    // what arrived and what is doubtful is for who can do something about it
    ...(person.role === 'clerk' ? [] : [{ page: 'data-health', href: '#/data-health', name: words.nav.dataHealth }]),
  ]
  return (
    <header className="top">
      <button type="button" className="plain only-narrow" aria-label={words.nav.conversations} onClick={openList}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M4 6.5h16M4 12h16M4 17.5h10" />
        </svg>
      </button>
      <p className="whose">
        <strong>{place[words.code]}</strong>
        <span>
          {person.name} · {words.role[person.role]}
        </span>
      </p>
      <nav aria-label={words.nav.label}>
        {links.map(({ page, href, name }) => (
          <a key={page} href={href} aria-current={route.page === page ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      <LanguageSwitch switchLanguage={switchLanguage} />
      <button type="button" className="plain" onClick={lock}>
        {words.nav.lock}
      </button>
    </header>
  )
}

export const LanguageSwitch = ({ switchLanguage }: { readonly switchLanguage: () => void }) => {
  const words = useWords()
  return (
    <button type="button" className="plain" lang={words.code === 'zh' ? 'en' : 'zh-CN'} onClick={switchLanguage}>
      {words.otherLanguage}
    </button>
  )
}
