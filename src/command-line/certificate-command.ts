import { Command } from 'commander'
import { makeCertificate } from '../server/certificate.ts'
import { type Environment, folderOf } from './environment.ts'
import { type Finish, OK } from './exit.ts'

/** `certificate --name HOST`: HTTPS for tablets without any authority outside the building. */
export const certificateCommand = (environment: Environment, finish: Finish): Command =>
  new Command('certificate')
    .description(
      'Make a local authority and a server certificate, and the page that tells how tablets come to trust it.',
    )
    .requiredOption('--name <host>', 'the name or address that tablets use, such as shop.test')
    .option('--port <port>', 'the port that the service will listen on', '8443')
    .action(async (options: { name: string; port: string }, command: Command) => {
      const folder = folderOf(command, environment)
      const made = await makeCertificate(folder.path, options.name, `https://${options.name}:${options.port}/trust`)
      process.stdout.write(
        [
          `${made.authorityKept ? 'The local authority is the same as before; tablets that trust it need nothing new.' : 'A new local authority was made.'}`,
          `Authority to trust: ${made.authority}`,
          `Its fingerprint:    ${made.fingerprint}`,
          `Certificate:        ${made.server} (for ${made.name}, until ${made.until.toISOString().slice(0, 10)})`,
          `Key:                ${made.serverKey}`,
          `How tablets come to trust it: ${made.trustPage}, or /trust on the running service`,
          '',
          `npx floorwalker serve --host 0.0.0.0 --port ${options.port} --tls-cert "${made.server}" --tls-key "${made.serverKey}"`,
          '',
        ].join('\n'),
      )
      finish.code = OK
    })
