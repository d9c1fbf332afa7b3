import { CHINA } from './china.ts'
import type { LabourRules } from './labour-rules.ts'

const rules: Readonly<Record<string, LabourRules>> = { CN: CHINA }

/** The rules of a country by ISO 3166 code; null where there are none: then no rota is made, rather than one that nobody checked. */
export const labourRulesOf = (country: string): LabourRules | null =>
  Object.hasOwn(rules, country) ? (rules[country] ?? null) : null
