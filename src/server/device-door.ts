import type { Context } from 'hono'
import { isDiskFull } from '../data/disk.ts'
import { spoolRows } from '../data/push-spool.ts'
import type { DeviceKind } from '../data/state-devices.ts'
import { DEVICE_FEEDS } from './device-rows.ts'
import { problem } from './problem.ts'
import { rateLimit } from './rate-limit.ts'
import type { Service } from './service.ts'
import { hashOf } from './token.ts'

/** A row from further ahead than this is a clock that is wrong, and would hide in days that are not there yet. */
const AHEAD_MS = 10 * 60_000

const keyIn = (context: Context): string | null =>
  /^Bearer ([A-Za-z0-9_-]{20,100})$/.exec(context.req.header('Authorization') ?? '')?.[1] ?? null

/**
 * POST /api/ingest/footfall, zone-count and checkout-event: a sensor's rows, with the sensor's own key. Acknowledged (202)
 * when they are on the disk; sent again they change nothing, because rows have keys. Imported as a batch a little later.
 */
export const deviceDoor = (service: Service, dataFolder: string | null) => {
  const limit = rateLimit(service.config.pushesPerMinute, service.wall)
  return (kind: DeviceKind) => async (context: Context) => {
    const key = keyIn(context)
    const device = key === null ? null : service.state.devices.byKey(hashOf(key))
    if (device === null || device.kind !== kind) return problem(context, 'wrong-key')
    if (dataFolder === null) return problem(context, 'no-data')
    const wait = limit.take(device.id)
    if (wait !== null) return problem(context, 'too-many', { seconds: wait })
    const body: unknown = await context.req.json().catch(() => null)
    const rows = DEVICE_FEEDS[kind].read(body, device)
    if (rows === null) return problem(context, 'bad-request')
    if (rows.some(({ at }) => at > service.wall() + AHEAD_MS)) return problem(context, 'clock-ahead')
    try {
      spoolRows(
        dataFolder,
        DEVICE_FEEDS[kind].table,
        rows.map(({ row }) => row),
      )
    } catch (error) {
      if (isDiskFull(error)) return problem(context, 'disk-full')
      throw error
    }
    service.state.devices.seen(device.id, service.wall())
    return context.json({ accepted: rows.length }, 202)
  }
}
