import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits: a session's cookie or a set-up link. Only its hash is ever stored. */
export const randomToken = (): string => randomBytes(32).toString('base64url')

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')
