import type { StateFile } from './state-file.ts'

export const DEVICE_KINDS = ['footfall', 'checkout', 'zone'] as const
export type DeviceKind = (typeof DEVICE_KINDS)[number]

/** A sensor that sends what it sees. Its store and place are fixed here and never taken from what it sends. */
export interface Device {
  readonly id: string
  readonly kind: DeviceKind
  readonly store: string
  /** The door, zone or lane it stands at; '' is a sensor of several, which names one with each row. */
  readonly place: string
  /** Epoch milliseconds of its last accepted rows; null before the first. */
  readonly seenAt: number | null
  readonly revoked: boolean
}

/** Sensors and the hashes of their keys. */
export const stateDevices = (file: StateFile) => ({
  add(device: Pick<Device, 'id' | 'kind' | 'store' | 'place'>, keyHash: string, now: number): boolean {
    const { id, kind, store, place } = device
    if (file.one('select 1 as x from device where id = ?', id) !== null) return false
    file.run(
      'insert into device (id, kind, store, place, key_hash, created_at) values (?, ?, ?, ?, ?, ?)',
      id,
      kind,
      store,
      place,
      keyHash,
      now,
    )
    return true
  },
  /** The device of a key that is not revoked. */
  byKey(keyHash: string): Device | null {
    const row = file.one('select * from device where key_hash = ? and revoked_at is null', keyHash)
    return row && deviceOf(row)
  },
  seen(id: string, now: number): void {
    file.run('update device set seen_at = ? where id = ?', now, id)
  },
  revoke: (id: string, now: number): boolean =>
    file.run('update device set revoked_at = ? where id = ? and revoked_at is null', now, id) === 1,
  all: (): readonly Device[] => file.all('select * from device order by store, id').map(deviceOf),
})

const deviceOf = (row: Readonly<Record<string, unknown>>): Device => ({
  id: String(row.id),
  kind: row.kind as DeviceKind,
  store: String(row.store),
  place: String(row.place),
  seenAt: row.seen_at === null ? null : Number(row.seen_at),
  revoked: row.revoked_at !== null,
})
