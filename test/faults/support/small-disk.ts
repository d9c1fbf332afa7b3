import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'

/** A disk of so many megabytes at a path, and what takes it away again; null where this user may not mount one. */
export const mountSmallDisk = (path: string, megabytes: number): (() => void) | null => {
  mkdirSync(path, { recursive: true })
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path], { stdio: 'ignore' })
  } catch {
    return null
  }
  return () => execFileSync('umount', ['-l', path], { stdio: 'ignore' })
}
