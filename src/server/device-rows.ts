import { z } from 'zod'
import type { Cell } from '../data/cell.ts'
import type { PushedTable } from '../data/push-spool.ts'
import type { Device, DeviceKind } from '../data/state-devices.ts'

type Row = Readonly<Record<string, Cell>>

/** What a kind of sensor may send, and the canonical row that it becomes. Store and device come from the key alone. */
export interface DeviceFeed {
  readonly table: PushedTable
  /** Rows with the instant of each, in ms; null when the body is not in the form. */
  read(body: unknown, device: Device): readonly { readonly at: number; readonly row: Row }[] | null
}

const count = z.int().min(0).max(100_000)
const name = z.string().trim().min(1).max(64)
const instant = z.iso.datetime({ offset: true })
const money = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^\d{1,10}(\.\d{1,2})?$/))

/** `2026-11-22 01:00:00.000`, UTC: what canonical files hold. */
const utc = (at: string) => new Date(at).toISOString().replace('T', ' ').slice(0, -1)

/** One object, or several under a key. */
const feed = <S extends z.ZodType<{ at: string }>>(
  table: PushedTable,
  key: string,
  shape: S,
  rowOf: (item: z.infer<S>, device: Device) => Row | null,
): DeviceFeed => {
  const several = z.object({ [key]: z.array(shape).min(1).max(1000) }).strict()
  return {
    table,
    read(body, device) {
      const parsed = several.safeParse(body)
      const one = parsed.success ? null : shape.safeParse(body)
      const items = parsed.success ? (parsed.data[key] as z.infer<S>[]) : one?.success ? [one.data] : null
      if (items === null) return null
      const rows = items.map((item) => ({ at: Date.parse(item.at), row: rowOf(item, device) }))
      return rows.every((each): each is { at: number; row: Row } => each.row !== null) ? rows : null
    },
  }
}

/** The sensor's own place, or the one it names when it stands at several. */
const placeOf = (device: Device, named: string | undefined): string | null =>
  device.place === '' ? (named ?? null) : named === undefined || named === device.place ? device.place : null

const reading = z.strictObject({
  at: instant,
  door: name.optional(),
  minutes: z.int().min(1).max(1440).default(60),
  in: count,
  out: count.optional(),
  staff: count.optional(),
})

const counted = z.strictObject({
  at: instant,
  zone: name.optional(),
  minutes: z.int().min(1).max(1440).default(1),
  people: count,
  dwellSeconds: count.optional(),
  queue: count.optional(),
})

const seen = z.strictObject({
  id: name,
  at: instant,
  lane: name.optional(),
  laneKind: z.enum(['sco', 'staffed', 'scale']),
  kind: z.enum(['missed', 'switch', 'weight', 'walkaway']),
  sensor: z.enum(['camera', 'tof', 'weight']),
  confidence: z.number().min(0).max(1),
  receipt: name.optional(),
  sku: name.optional(),
  value: money.optional(),
  prompted: z.boolean().optional(),
  officer: z.boolean().optional(),
  outcome: z.enum(['self_corrected', 'staff', 'dismissed', 'lost']).optional(),
  recovered: money.optional(),
})

export const DEVICE_FEEDS: Readonly<Record<DeviceKind, DeviceFeed>> = {
  footfall: feed('fact_footfall', 'readings', reading, (item, device) => {
    const door = placeOf(device, item.door)
    if (door === null) return null
    return {
      store_id: device.store,
      door_id: door,
      ts_utc: utc(item.at),
      minutes: item.minutes,
      in_cnt: item.in,
      out_cnt: item.out ?? null,
      staff_cnt: item.staff ?? null,
    }
  }),
  zone: feed('fact_zone', 'counts', counted, (item, device) => {
    const zone = placeOf(device, item.zone)
    if (zone === null) return null
    return {
      store_id: device.store,
      zone_id: zone,
      ts_utc: utc(item.at),
      minutes: item.minutes,
      people: item.people,
      dwell_secs: item.dwellSeconds ?? null,
      queue: item.queue ?? null,
    }
  }),
  checkout: feed('fact_checkout_event', 'events', seen, (item, device) => {
    const lane = placeOf(device, item.lane)
    if (lane === null) return null
    return {
      // two sensors may count from one
      event_id: `${device.id}/${item.id}`,
      receipt_key: item.receipt ?? null,
      store_id: device.store,
      lane_id: lane,
      lane_kind: item.laneKind,
      sensor: item.sensor,
      ts_utc: utc(item.at),
      type: item.kind,
      sku_guess: item.sku ?? null,
      est_value: item.value ?? null,
      confidence: item.confidence,
      prompted: item.prompted ?? null,
      officer: item.officer ?? null,
      outcome: item.outcome ?? null,
      recovered_value: item.recovered ?? null,
    }
  }),
}
