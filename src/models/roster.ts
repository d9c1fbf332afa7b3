import { type Fault, fault } from '../core/fault.ts'
import type { Tier } from '../core/tier.ts'
import { type Admission, makeAdmission } from './admission.ts'
import { type HostHealth, watchHost } from './host-health.ts'
import type { ModelsConfig } from './models-config.ts'
import { makePace, type Pace } from './pace.ts'
import { familyOf } from './profiles/index.ts'
import type { Seat } from './seat.ts'

/** Tier to model to host: who could think now. */
export interface Roster {
  readonly config: ModelsConfig
  /** The tier's seat, or why nobody sits there; within a second even when the host is gone. */
  seat(tier: Tier): Promise<Seat | Fault>
  close(): void
}

/** What all tiers on one model of one host share. */
interface Place {
  readonly admission: Admission
  readonly pace: Pace
  coolUntil: number
}

export const createRoster = (config: ModelsConfig): Roster => {
  const hosts = new Map<string, HostHealth>()
  const places = new Map<string, Place>()
  const healthOf = (url: string) => kept(hosts, url, () => watchHost(url, config.clocks))
  const placeOf = (url: string, model: string) =>
    kept(places, `${url} ${model}`, () => ({
      admission: makeAdmission(
        familyOf(model).oneAtATime?.test(model) ? 1 : config.limits.slots,
        config.limits.waiting,
      ),
      pace: makePace(config.clocks),
      coolUntil: Number.NEGATIVE_INFINITY,
    }))
  return {
    config,
    async seat(tier) {
      if (config.hosts.length === 0) return fault('models-off', {})
      const settings = config.tiers[tier]
      const { model, host } = settings
      const health = healthOf(host)
      const place = placeOf(host, model)
      if (place.coolUntil > performance.now()) return fault('model-failed', { tier, status: 500 })
      const down = () => fault('model-host-down', { tier, host })
      if (!(await health.isUp())) return down()
      const [facts, loaded] = await Promise.all([health.facts(model), health.isLoaded(model)])
      if (!facts) {
        health.failed()
        return down()
      }
      if (!facts.present) return fault('model-missing', { tier, model, command: `ollama pull ${model}` })
      return {
        tier,
        settings,
        family: familyOf(model),
        thinks: facts.thinks,
        loaded,
        health,
        admission: place.admission,
        pace: place.pace,
        clocks: config.clocks,
        limits: config.limits,
        cool: () => {
          place.coolUntil = performance.now() + config.clocks.coolMs
        },
      }
    },
    close() {
      for (const health of hosts.values()) health.close()
    },
  }
}

const kept = <V>(map: Map<string, V>, key: string, make: () => V): V => {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}
