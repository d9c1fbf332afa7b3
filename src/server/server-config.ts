/** Settings of the service. Times are in the unit that the name says. */
export interface ServerConfig {
  /** Browsers reach the service over HTTPS, its own or a trusted proxy's. */
  readonly secure: boolean
  /** Address of the one proxy whose forwarded headers are believed; null when there is none. */
  readonly trustedProxy: string | null
  /** A tablet that nobody touches locks after this; 0 is never. */
  readonly idleLockSeconds: number
  readonly sessionHours: number
  readonly questionsPerMinute: number
  readonly signInsPerMinute: number
  /** Requests of one sensor. */
  readonly pushesPerMinute: number
  readonly questionCharacters: number
  readonly bodyBytes: number
  readonly pinTries: number
  readonly pinLockMinutes: number
  /** A run whose tablet is gone goes on this long, for a tablet that comes back, then stops. */
  readonly disconnectGraceSeconds: number
  readonly heartbeatSeconds: number
  readonly drainSeconds: number
  readonly setupLinkHours: number
  readonly keepDays: number
}

export const SERVER_DEFAULTS: ServerConfig = {
  secure: false,
  trustedProxy: null,
  idleLockSeconds: 120,
  sessionHours: 12,
  questionsPerMinute: 10,
  signInsPerMinute: 60,
  pushesPerMinute: 120,
  questionCharacters: 1000,
  bodyBytes: 16 * 1024,
  pinTries: 5,
  pinLockMinutes: 30,
  disconnectGraceSeconds: 10,
  heartbeatSeconds: 15,
  drainSeconds: 10,
  setupLinkHours: 24,
  keepDays: 30,
}
