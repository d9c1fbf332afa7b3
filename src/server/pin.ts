import { createHmac, randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import PQueue from 'p-queue'

const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }
const LENGTH = 32

/** Makes and checks PIN hashes: scrypt over the PIN and a pepper that lies beside the state, never in it. */
export interface Pins {
  hash(pin: string): Promise<string>
  /** Takes as long for no hash as for a wrong PIN. */
  verify(pin: string, hash: string | null): Promise<boolean>
}

/** Reads the data folder's pepper, or makes one that only its owner can read. */
export const pepperOf = (folder: string): Buffer => {
  const path = join(folder, 'pin-pepper')
  if (!existsSync(path)) {
    writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
    chmodSync(path, 0o600)
  }
  return Buffer.from(readFileSync(path, 'utf8').trim(), 'hex')
}

/** Two at once: each takes 32 MB and a core for a tenth of a second, and questions must go on meanwhile. */
export const pinsWith = (pepper: Buffer, cost = COST): Pins => {
  const queue = new PQueue({ concurrency: 2 })
  const derive = (pin: string, salt: Buffer) =>
    queue.add(
      () =>
        new Promise<Buffer>((resolve, reject) =>
          scrypt(createHmac('sha256', pepper).update(pin).digest(), salt, LENGTH, cost, (error, key) =>
            error ? reject(error) : resolve(key),
          ),
        ),
    )
  const nobody = { salt: Buffer.alloc(16), key: randomBytes(LENGTH) }
  const parse = (hash: string | null) => {
    const [scheme, salt, key] = hash?.split('$') ?? []
    return scheme === 'scrypt' && salt && key
      ? { salt: Buffer.from(salt, 'base64url'), key: Buffer.from(key, 'base64url') }
      : nobody
  }
  return {
    async hash(pin) {
      const salt = randomBytes(16)
      return `scrypt$${salt.toString('base64url')}$${(await derive(pin, salt)).toString('base64url')}`
    },
    async verify(pin, hash) {
      const known = parse(hash)
      const key = await derive(pin, known.salt)
      return timingSafeEqual(key, known.key) && known !== nobody
    },
  }
}

const isRun = (pin: string) =>
  [1, -1].some((step) => [...pin].every((digit, at) => at === 0 || Number(digit) - Number(pin[at - 1]) === step))

/** Why a PIN is not taken, or null: six digits, none that people choose first. */
export const pinRefusal = (pin: string): string | null => {
  if (!/^\d{6}$/.test(pin)) return 'A PIN has six digits.'
  if (new Set(pin).size < 3 || isRun(pin) || /^(\d{2})\1\1$|^(\d{3})\2$/.test(pin))
    return 'This PIN is too easy to guess; choose another.'
  return null
}

export const randomPin = (): string => {
  const pin = String(randomInt(1_000_000)).padStart(6, '0')
  return pinRefusal(pin) === null ? pin : randomPin()
}
