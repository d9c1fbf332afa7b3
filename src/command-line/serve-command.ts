import { Command } from 'commander'
import { type Environment, folderOf } from './environment.ts'
import { BadUse, type Finish, OK } from './exit.ts'
import { runService } from './run-service.ts'
import { type ServeOptions, serveOptions } from './serve-options.ts'

/** `serve`: the service, until it is stopped. */
export const serveCommand = (environment: Environment, finish: Finish): Command =>
  serveOptions(new Command('serve').description('Run the service.')).action(
    async (options: ServeOptions, command: Command) => {
      if ((options.tlsCert === undefined) !== (options.tlsKey === undefined))
        throw new BadUse('--tls-cert and --tls-key go together.')
      await runService(folderOf(command, environment), environment, options)
      finish.code = OK
    },
  )
