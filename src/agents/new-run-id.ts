import { randomBytes } from 'node:crypto'
import { id, type RunId } from '../core/ids.ts'

/** A run's name, unique for ever: the millisecond it began, in base 36 so that names sort by time, and 40 random bits. */
export const newRunId = (): RunId => id(`r${Date.now().toString(36)}${randomBytes(5).toString('hex')}`)
