import { daysBetween } from '../core/business-date.ts'
import type { Labels } from '../core/language-code.ts'
import { TOOLS } from '../tools/index.ts'
import type { Named, SessionView } from './api.ts'
import { placeNames } from './places.ts'
import type { Service } from './service.ts'
import type { SignedIn } from './session.ts'
import { suggestionsFor } from './suggestions.ts'
import { wordingOf } from './wording.ts'

const STALE_DAYS = 2

const named = (labels: Labels): Named => ({ zh: labels.zh.name, en: labels.en.name })

/** Who is signed in, what they may see, and what the pages need to word it. */
export const sessionView = (service: Service, { person, scope }: SignedIn): SessionView => {
  const { catalogue } = service.house().warehouse
  const now = service.clock()
  const context = wordingOf(catalogue, now)
  const mine = new Set(scope.stores)
  const tools: Readonly<Record<string, { readonly labels: Labels }>> = TOOLS
  return {
    person: { id: person.id, name: person.name, role: person.role },
    place: placeNames(catalogue, person.node),
    stores: catalogue.stores.filter((store) => mine.has(store.id)).map(({ id, names }) => ({ id, names })),
    chain: catalogue.chain,
    now,
    timeZone: catalogue.stores[0]?.timeZone ?? 'UTC',
    dataFrom: catalogue.dataFrom,
    dataTo: catalogue.dataTo,
    stale: catalogue.dataTo !== null && daysBetween(catalogue.dataTo, context.today) > STALE_DAYS,
    idleLockSeconds: service.config.idleLockSeconds,
    labels: Object.fromEntries([
      ...Object.entries(context.labels).map(([name, labels]) => [name, named(labels)]),
      ...Object.entries(tools).map(([name, tool]) => [name, named(tool.labels)]),
    ]),
    suggestions: {
      zh: suggestionsFor(scope, context, 'zh'),
      en: suggestionsFor(scope, context, 'en'),
    },
  }
}
