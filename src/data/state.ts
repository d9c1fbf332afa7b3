import { stateAlerts } from './state-alerts.ts'
import { stateConversations } from './state-conversations.ts'
import { stateDevices } from './state-devices.ts'
import { openStateFile } from './state-file.ts'
import { statePeople } from './state-people.ts'
import { stateRuns } from './state-runs.ts'
import { stateSessions } from './state-sessions.ts'
import { stateWordings } from './state-wordings.ts'

/** What the service remembers: people, sessions, conversations, runs with their events and evidence, sensors, taps, alerts. */
export interface State {
  readonly people: ReturnType<typeof statePeople>
  readonly sessions: ReturnType<typeof stateSessions>
  readonly conversations: ReturnType<typeof stateConversations>
  readonly runs: ReturnType<typeof stateRuns>
  readonly devices: ReturnType<typeof stateDevices>
  readonly wordings: ReturnType<typeof stateWordings>
  readonly alerts: ReturnType<typeof stateAlerts>
  /** Several writes, one transaction: all or none. */
  together<T>(work: () => T): T
  close(): void
}

/** Opens or makes the state store at a path; `:memory:` for tests. */
export const openState = (path: string): State => {
  const file = openStateFile(path)
  return {
    people: statePeople(file),
    sessions: stateSessions(file),
    conversations: stateConversations(file),
    runs: stateRuns(file),
    devices: stateDevices(file),
    wordings: stateWordings(file),
    alerts: stateAlerts(file),
    together: (work) => file.together(work),
    close: () => file.close(),
  }
}
