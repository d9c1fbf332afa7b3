import type { Command } from 'commander'

/** What `serve` and `start` are told. */
export interface ServeOptions {
  host: string
  port: string
  tlsCert?: string
  tlsKey?: string
  at?: string
}

export const serveOptions = (command: Command): Command =>
  command
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <port>', 'port; 0 takes any free one', '8080')
    .option('--tls-cert <file>', 'certificate chain, PEM')
    .option('--tls-key <file>', 'its key, PEM')
    .option('--at <instant>', 'freeze the clock at an instant, or data-end')
