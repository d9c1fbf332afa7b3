import { join } from 'node:path'
import { pino } from 'pino'
import { answerQuestion } from '../agents/answer-question.ts'
import type { House } from '../agents/house.ts'
import { composeBriefing } from '../briefings/compose.ts'
import { PACKAGE_ROOT } from '../core/package-root.ts'
import { storeDays } from '../data/store-days.ts'
import { serve } from '../server/serve.ts'
import type { DataFolder } from './data-folder.ts'
import { demoSignIns } from './demo-sign-ins.ts'
import type { Environment } from './environment.ts'
import { BadUse } from './exit.ts'
import { followSnapshots } from './follow-snapshots.ts'
import { clockOf } from './instant-option.ts'
import { type KeptData, keepData } from './keep-data.ts'
import { openHouse } from './open-house.ts'
import { openSeededState } from './open-state.ts'
import type { ServeOptions } from './serve-options.ts'

/**
 * Runs the service until SIGINT or SIGTERM, which let running answers end first. `whenReady` may start what must not delay
 * it, and returns what stops that.
 */
export const runService = async (
  folder: DataFolder,
  environment: Environment,
  options: ServeOptions,
  whenReady: () => () => void = () => () => undefined,
): Promise<void> => {
  // Before anything is told: whoever reads the address may stop the service at once.
  const asked = new Promise<void>((resolve) => {
    // on, not once: a key pressed once arrives twice (the terminal's, the launcher's), and the second must not end it at once
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve())
  })
  const opened = await openHouse(folder, environment)
  const [{ state, pins }] = await Promise.all([openSeededState(folder), storeDays(opened.house.warehouse)])
  const log = pino(
    { level: 'info' },
    pino.destination({ dest: join(folder.path, 'service.log'), sync: false, mkdir: true }),
  )
  let house: House = opened.house
  const running = await serve(
    {
      house: () => house,
      answer: answerQuestion,
      brief: composeBriefing,
      state,
      pins,
      clock: clockOf(opened.instant(options.at)),
      wall: Date.now,
      config: opened.config.server,
      log,
    },
    {
      host: options.host,
      port: Number(options.port),
      tls:
        options.tlsCert === undefined || options.tlsKey === undefined
          ? null
          : { certificateFile: options.tlsCert, keyFile: options.tlsKey },
      dataFolder: folder.path,
      webFolder: join(PACKAGE_ROOT, 'dist', 'web'),
    },
  ).catch((error: unknown) => {
    throw new BadUse(error instanceof Error ? error.message : String(error))
  })

  let kept: KeptData | null = null
  const unfollow = followSnapshots(folder.path, house.warehouse, {
    onOther(warehouse) {
      house = { ...house, warehouse }
      log.info({ snapshot: warehouse.catalogue.snapshot }, 'another snapshot is served')
    },
    onDamaged(snapshot) {
      log.error({ snapshot }, 'the snapshot that serves is damaged; another is made from the journal')
      kept?.mend()
    },
    onReopened: (snapshot) =>
      log.error(
        { snapshot },
        'the database engine stopped answering; the snapshot was opened again and goes on serving',
      ),
    onTrouble: (error) => log.error({ error }, 'looking for a new snapshot failed; the old one serves'),
  })

  process.stdout.write(`Floorwalker is ready: ${running.url}\n`)
  if (running.setupUrl !== null) process.stdout.write(`Open this once to make the first person: ${running.setupUrl}\n`)
  for (const line of await demoSignIns(folder.path)) process.stdout.write(`${line}\n`)

  const say = (text: string) => {
    process.stdout.write(`${text}\n`)
    log.info({}, text)
  }
  kept = keepData(folder, opened.house.warehouse, opened.config.watch, opened.config.pushMinutes, say, whenReady)
  await asked
  kept.stop()
  unfollow()
  await running.stop()
  state.close()
  await house.warehouse.close()
  house.roster.close()
}
