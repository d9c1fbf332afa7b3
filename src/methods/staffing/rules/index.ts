import { CHINA } from './china.ts'
import type { LabourRules } from './labour-rules.ts'

const rules: Readonly<Record<string, LabourRules>> = { CN: CHINA }

/** What a head office sets instead of a country's rules as they stand here. */
export type OwnRules = {
  readonly [K in keyof Omit<LabourRules, 'country' | 'sources'>]?: LabourRules[K] | undefined
}

/**
 * The rules of a country by ISO 3166 code, with what the head office set; null where there are none: then no rota is made,
 * rather than one that nobody checked.
 */
export const labourRulesOf = (country: string, own: Readonly<Record<string, OwnRules>> = {}): LabourRules | null => {
  const known = Object.hasOwn(rules, country) ? rules[country] : undefined
  if (known === undefined) return null
  const set = Object.entries(own[country] ?? {}).filter(([, value]) => value !== undefined)
  return set.length === 0
    ? known
    : { ...known, ...Object.fromEntries(set), sources: { ...known.sources, ...sourced(set.map(([key]) => key)) } }
}

const sourced = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, 'floorwalker.yaml']))
