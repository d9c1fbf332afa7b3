import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

export const fsyncPath = (path: string): void => {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** A new directory entry survives a power cut only after this. Windows cannot open a directory and needs no such call. */
export const fsyncFolder = (path: string): void => {
  if (process.platform !== 'win32') fsyncPath(path)
}

/** The old name then leads to the old bytes or to the new ones, whole, whenever the machine stops. */
export const renameDurably = (from: string, to: string): void => {
  fsyncPath(from)
  renameSync(from, to)
  fsyncFolder(dirname(to))
}

export const writeDurably = (path: string, text: string): void => {
  const draft = `${path}.new`
  writeFileSync(draft, text)
  renameDurably(draft, path)
}
