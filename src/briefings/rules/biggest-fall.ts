import { amountOf, changeOf } from '../compared.ts'
import type { Findings } from '../findings.ts'
import { nameOf } from '../sections/answered.ts'
import type { RuleHit } from '../words/briefing-words.ts'
import { perStore } from './per-store.ts'

/** Their product is net sales, so the one that fell by the largest share took most of it away. */
const FACTORS = ['footfall', 'conversion', 'atv'] as const

/** The factor of a shop's sales that fell most against usual; null when none fell or none can be measured. */
export const biggestFall = async (
  findings: Findings,
  store: string,
): Promise<{ readonly driver: NonNullable<RuleHit['driver']>; readonly evidence: string } | null> => {
  let lowest: { driver: NonNullable<RuleHit['driver']>; evidence: string; change: number } | null = null
  for (const metric of FACTORS) {
    const measured = await perStore(findings, metric)
    const compared = measured?.stores.find(({ entity }) => entity.store === store)
    const change = amountOf(compared?.relative ?? null)?.toNumber() ?? 0
    if (!measured || !compared?.relative || change >= (lowest?.change ?? 0)) continue
    lowest = {
      driver: { metric, name: nameOf(findings, metric), change: changeOf(compared) },
      evidence: measured.evidence.id,
      change,
    }
  }
  return lowest
}
