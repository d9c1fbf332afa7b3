import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge',
]
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** The Chromium, Chrome or Edge of this machine; null when there is none. */
export const findBrowser = (): string | null => {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const paths = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name + suffix))), ...PLACES]
  return paths.find((path) => existsSync(path)) ?? null
}

/** In the name of every browser test, so that a skipped one says what it needs. */
export const NEEDS_BROWSER =
  'in a browser (needs Chromium, Chrome or Edge; on Debian: apt-get install -y chromium fonts-noto-cjk)'
