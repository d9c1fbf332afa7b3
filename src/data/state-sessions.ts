import type { StateFile } from './state-file.ts'

/** A signed-in person at a tablet. Only the hash of the cookie's token is kept. */
export interface SessionRecord {
  readonly tokenHash: string
  readonly person: string
  /** Epoch milliseconds. */
  readonly seenAt: number
  readonly endsAt: number
}

/** Sessions, and the one-time links that set a service up. */
export const stateSessions = (file: StateFile) => ({
  open(session: SessionRecord): void {
    file.run(
      'insert into session (token_hash, person, created_at, seen_at, ends_at) values (?, ?, ?, ?, ?)',
      session.tokenHash,
      session.person,
      session.seenAt,
      session.seenAt,
      session.endsAt,
    )
  },
  /** The session when it is neither revoked nor over. */
  live(tokenHash: string, now: number): SessionRecord | null {
    const row = file.one(
      'select * from session where token_hash = ? and revoked_at is null and ends_at > ?',
      tokenHash,
      now,
    )
    return row && { tokenHash, person: String(row.person), seenAt: Number(row.seen_at), endsAt: Number(row.ends_at) }
  },
  touch(tokenHash: string, now: number): void {
    file.run('update session set seen_at = ? where token_hash = ?', now, tokenHash)
  },
  revoke(tokenHash: string, now: number): void {
    file.run('update session set revoked_at = ? where token_hash = ? and revoked_at is null', now, tokenHash)
  },
  revokeAllOf(person: string, now: number): void {
    file.run('update session set revoked_at = ? where person = ? and revoked_at is null', now, person)
  },
  offerSetup(tokenHash: string, now: number): void {
    file.together(() => {
      file.run('delete from setup_link')
      file.run('insert into setup_link (token_hash, created_at) values (?, ?)', tokenHash, now)
    })
  },
  setupIsOpen: (tokenHash: string, since: number): boolean =>
    file.one(
      'select 1 as x from setup_link where token_hash = ? and used_at is null and created_at >= ?',
      tokenHash,
      since,
    ) !== null,
  /** True for exactly one caller. */
  takeSetup: (tokenHash: string, since: number, now: number): boolean =>
    file.run(
      'update setup_link set used_at = ? where token_hash = ? and used_at is null and created_at >= ?',
      now,
      tokenHash,
      since,
    ) === 1,
})
