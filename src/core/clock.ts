/** An instant, ISO 8601 in UTC. */
export type Instant = string

/** The one source of "now" of a service; a run reads it once, as its question's `askedAt`. */
export type Clock = () => Instant
