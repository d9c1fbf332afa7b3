import { Command, Option } from 'commander'
import { isFault } from '../core/fault.ts'
import { openWarehouse } from '../data/open-warehouse.ts'
import { openState } from '../data/state.ts'
import { DEVICE_KINDS, type DeviceKind } from '../data/state-devices.ts'
import { takePushed } from '../data/take-pushed.ts'
import { hashOf, randomToken } from '../server/token.ts'
import { type Environment, folderOf } from './environment.ts'
import { BadUse, FAILED, type Finish, OK } from './exit.ts'
import { faultSentence } from './fault-sentence.ts'
import { importLines } from './import-lines.ts'

interface AddOptions {
  store: string
  kind: DeviceKind
  place?: string
}

/** `devices add|list|revoke|take`: sensors that send what they see, each with a key of its own. */
export const devicesCommand = (environment: Environment, finish: Finish): Command => {
  const devices = new Command('devices').description('Sensors that send door counts, zone counts or checkout events.')
  const stateOf = (command: Command) => openState(folderOf(command, environment).state)
  devices
    .command('add')
    .description('Give a sensor a key; the key is told once.')
    .argument('<id>', 'a name for it, such as door-a')
    .requiredOption('--store <store>', 'the id of the shop it stands in')
    .addOption(new Option('--kind <kind>', 'what it sends').choices(DEVICE_KINDS).makeOptionMandatory())
    .option('--place <place>', 'its door, zone or lane (default: it names one with each row)')
    .action(async (name: string, { store, kind, place }: AddOptions, command: Command) => {
      if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(name))
        throw new BadUse('A sensor’s id is made of letters, digits, dots and hyphens.')
      const warehouse = await openWarehouse(folderOf(command, environment).path)
      if (isFault(warehouse)) throw new BadUse('There are no data yet: import or make a chain first.')
      const known = warehouse.catalogue.stores.some((entry) => entry.id === store)
      await warehouse.close()
      if (!known) throw new BadUse(`There is no store ${store} in this data.`)
      const state = stateOf(command)
      const key = randomToken()
      const added = state.devices.add({ id: name, kind, store, place: place ?? '' }, hashOf(key), Date.now())
      state.close()
      if (!added) throw new BadUse(`There is a sensor ${name} already; revoked ids are not used again either.`)
      process.stdout.write(
        `${name}  ${kind}  ${store}${place ? `  ${place}` : ''}  key ${key} (told once; kept only as a hash)\n`,
      )
      finish.code = OK
    })
  devices
    .command('list')
    .description('All sensors, and when each was heard last.')
    .action((_: object, command: Command) => {
      const state = stateOf(command)
      for (const { id, kind, store, place, seenAt, revoked } of state.devices.all())
        process.stdout.write(
          `${id}  ${kind}  ${store}  ${place || '-'}  ${revoked ? 'revoked' : seenAt === null ? 'never heard' : `heard ${new Date(seenAt).toISOString()}`}\n`,
        )
      state.close()
      finish.code = OK
    })
  devices
    .command('revoke')
    .description('A key that no longer counts, such as that of a stolen sensor.')
    .argument('<id>', 'the sensor')
    .action((id: string, _: object, command: Command) => {
      const state = stateOf(command)
      const done = state.devices.revoke(id, Date.now())
      state.close()
      if (!done) throw new BadUse(`There is no sensor ${id} whose key counts.`)
      process.stdout.write(`The key of ${id} no longer counts.\n`)
      finish.code = OK
    })
  devices
    .command('take')
    .description('Import now what sensors have sent; the service does it by itself every few minutes.')
    .action(async (_: object, command: Command) => {
      const reports = await takePushed(folderOf(command, environment).path)
      if (isFault(reports)) {
        process.stderr.write(`${faultSentence(reports)}\n`)
        finish.code = FAILED
        return
      }
      const lines = reports.length === 0 ? ['No sensor has sent anything new.'] : reports.flatMap(importLines)
      process.stdout.write(lines.map((line) => `${line}\n`).join(''))
      finish.code = OK
    })
  return devices
}
