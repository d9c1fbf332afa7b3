import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const up = (folder: string): string => (existsSync(join(folder, 'package.json')) ? folder : up(dirname(folder)))

/** Folder of package.json, where prompts, lexicons, schema and the built pages lie; the same from `src` and from `dist`. */
export const PACKAGE_ROOT = up(dirname(fileURLToPath(import.meta.url)))
