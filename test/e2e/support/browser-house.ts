import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { PACKAGE_ROOT } from '../../../src/core/package-root.ts'
import type { Warehouse } from '../../../src/data/warehouse.ts'
import { type Running, type ServeOptions, serve } from '../../../src/server/serve.ts'
import type { ServerConfig } from '../../../src/server/server-config.ts'
import type { Service } from '../../../src/server/service.ts'
import { PIN, type Planted, plantedService } from '../../server/support/planted-service.ts'
import { findBrowser } from './find-browser.ts'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const WEB = join(PACKAGE_ROOT, 'dist', 'web')

/** The pages as they are shipped; built here when nothing has built them yet. */
const builtPages = async (): Promise<string> => {
  if (!existsSync(join(WEB, 'index.html')))
    await build({ configFile: join(PACKAGE_ROOT, 'web', 'vite.config.ts'), logLevel: 'silent' })
  return WEB
}

export interface BrowserHouse {
  readonly planted: Planted
  readonly running: Running
  readonly browser: Browser
  /** A fresh tablet; whatever its console calls an error is gathered. */
  tablet(
    options?: Parameters<Browser['newContext']>[0],
  ): Promise<{ page: Page; context: BrowserContext; errors: string[] }>
  close(): Promise<void>
}

/** The whole product over the planted chain with a real browser in front of it. */
export const browserHouse = async ({
  changes = {},
  config = {},
  options = async () => ({}),
  flags = [],
  people = true,
  warehouse,
}: {
  changes?: Partial<Pick<Service, 'answer' | 'brief' | 'clock'>>
  config?: Partial<ServerConfig>
  options?: (planted: Planted) => Promise<Partial<ServeOptions>>
  flags?: readonly string[]
  people?: boolean
  warehouse?: Warehouse
} = {}): Promise<BrowserHouse> => {
  const planted = await plantedService(
    changes,
    { drainSeconds: 0.1, questionsPerMinute: 1000, ...config },
    { people, warehouse },
  )
  const running = await serve(planted.service, {
    host: '127.0.0.1',
    port: 0,
    tls: null,
    dataFolder: planted.folder,
    webFolder: await builtPages(),
    ...(await options(planted)),
  })
  const browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: [...FLAGS, ...flags] })
  return {
    planted,
    running,
    browser,
    async tablet(contextOptions = {}) {
      const context = await browser.newContext({
        viewport: { width: 1180, height: 820 },
        hasTouch: true,
        locale: 'zh-CN',
        timezoneId: 'America/New_York',
        ...contextOptions,
      })
      const page = await context.newPage()
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(String(error)))
      page.on('console', (message) => {
        if (message.type() === 'error' && !/status of 4\d\d|ERR_INTERNET|Failed to load/.test(message.text()))
          errors.push(message.text())
      })
      return { page, context, errors }
    },
    async close() {
      await browser.close()
      await running.stop()
      await planted.close()
    },
  }
}

/** Signs in as people do: the name, then six digits. */
export const signInOn = async (page: Page, url: string, name: string, pin: string = PIN): Promise<void> => {
  await page.goto(url)
  await page.getByRole('button', { name }).tap()
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).tap()
  await page.getByRole('log').waitFor()
}

/** Types a question and sends it with Enter; resolves when its answer has ended. */
export const askOn = async (page: Page, question: string): Promise<void> => {
  const before = await page.locator('.turn').count()
  await page.getByRole('textbox').fill(question)
  await page.getByRole('textbox').press('Enter')
  await page.locator('.turn').nth(before).locator('.about').waitFor()
}
