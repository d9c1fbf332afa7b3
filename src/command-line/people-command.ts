import { Command, Option } from 'commander'
import { isFault } from '../core/fault.ts'
import { ROLES, type Role } from '../core/role.ts'
import { openWarehouse } from '../data/open-warehouse.ts'
import { addPerson, listPeople, type PersonResult, setPin } from '../server/people.ts'
import { type Environment, folderOf } from './environment.ts'
import { BadUse, type Finish, OK } from './exit.ts'
import { type OpenedState, openSeededState } from './open-state.ts'

interface AddOptions {
  id?: string
  name: string
  role: Role
  node: string
  pin?: string
  json?: boolean
}

const tell = (result: PersonResult, json: boolean | undefined): string => {
  if ('refusal' in result) throw new BadUse(result.refusal)
  const { person, pin } = result
  if (json)
    return `${JSON.stringify({ person: person.id, name: person.name, role: person.role, node: person.node, pin })}\n`
  return `${person.id}  ${person.name}  ${person.role} of ${person.node}  PIN ${pin} (told once; kept only as a hash)\n`
}

/** `people add|list|pin`: who may sign in, with which role on which node of the chain. */
export const peopleCommand = (environment: Environment, finish: Finish): Command => {
  const people = new Command('people').description('Who may sign in, and what they see.')
  const within = async (command: Command, work: (opened: OpenedState) => Promise<string>) => {
    const opened = await openSeededState(folderOf(command, environment))
    try {
      process.stdout.write(await work(opened))
      finish.code = OK
    } finally {
      opened.state.close()
    }
  }
  people
    .command('list')
    .description('Everyone, with role and node.')
    .option('--json', 'one JSON object a line')
    .action((options: { json?: boolean }, command: Command) =>
      within(command, async ({ state }) =>
        listPeople(state)
          .map(({ id, name, role, node }) =>
            options.json
              ? `${JSON.stringify({ person: id, name, role, node })}\n`
              : `${id}  ${name}  ${role} of ${node}\n`,
          )
          .join(''),
      ),
    )
  people
    .command('add')
    .description('Add a person; a PIN is drawn unless given.')
    .option('--id <id>', 'their id (default: the next free one)')
    .requiredOption('--name <name>', 'their name')
    .addOption(new Option('--role <role>', 'their role').choices(ROLES).makeOptionMandatory())
    .requiredOption('--node <node>', 'a store, district, region or area id')
    .option('--pin <pin>', 'six digits')
    .option('--json', 'as JSON')
    .action((options: AddOptions, command: Command) =>
      within(command, async ({ state, pins }) => {
        const warehouse = await openWarehouse(folderOf(command, environment).path)
        if (isFault(warehouse))
          throw new BadUse('There are no data yet: import or make a chain first, then add its people.')
        const { id, name, role, node, pin } = options
        const wanted = { name, role, node, ...(id === undefined ? {} : { id }), ...(pin === undefined ? {} : { pin }) }
        const result = await addPerson(state, pins, warehouse.catalogue, wanted)
        await warehouse.close()
        return tell(result, options.json)
      }),
    )
  people
    .command('pin')
    .description('Set a new PIN; lifts a lock and signs the person out everywhere.')
    .argument('<person>', 'their id')
    .option('--pin <pin>', 'six digits (default: drawn)')
    .option('--json', 'as JSON')
    .action((person: string, options: { pin?: string; json?: boolean }, command: Command) =>
      within(command, async ({ state, pins }) =>
        tell(await setPin(state, pins, person, Date.now(), options.pin), options.json),
      ),
    )
  return people
}
