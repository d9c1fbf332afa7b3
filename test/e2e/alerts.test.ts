import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { watchedChain } from '../support/watched-chain.ts'
import { SIZES, smallTargets, violations } from './support/accessible.ts'
import { type BrowserHouse, browserHouse, signInOn } from './support/browser-house.ts'
import { findBrowser, NEEDS_BROWSER } from './support/find-browser.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

describe.skipIf(findBrowser() === null)(`the alerts page ${NEEDS_BROWSER}`, () => {
  let house: BrowserHouse
  let warehouse: Warehouse
  beforeAll(async () => {
    warehouse = await watchedChain([
      { what: 'visitors', where: 'S01', from: '2026-07-20', factor: 0.55 },
      { what: 'voids', where: 'S01', from: '2026-07-17', factor: 2 },
      { what: 'events', where: 'S03', from: '2026-07-20' },
    ])
    house = await browserHouse({ warehouse })
  })
  afterAll(async () => {
    await house?.close()
    await warehouse?.close()
  })

  it.each(SIZES)(
    'shows what, why and what to ask in both languages, light and dark, with every number opening its receipt, at $width x $height',
    async (viewport) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const { page, context, errors } = await house.tablet({ viewport, colorScheme, bypassCSP: true })
        await signInOn(page, house.running.url, '王芳')
        await page.getByRole('link', { name: '预警', exact: true }).tap()
        const card = page.locator('.alert', { hasText: '进店客流' }).filter({ hasText: '1号店' })
        await card.waitFor()
        expect(await page.locator('.alert').count()).toBe(3)
        expect(await card.locator('.path li').allInnerTexts()).toEqual(['门前施工或道路不通', '进店客流'])
        expect(await card.locator('.drivers li').count()).toBe(4)
        await card.locator('summary').tap()
        expect(await violations(page)).toEqual([])
        expect(await smallTargets(page)).toEqual([])
        const figures = card.locator('.figure')
        const count = await figures.count()
        expect(count).toBeGreaterThan(7)
        for (let n = 0; n < count; n += 1) {
          await figures.nth(n).tap()
          await page.getByRole('dialog').locator('.facts').waitFor()
          if (n === 0) expect(await violations(page)).toEqual([])
          await page.keyboard.press('Escape')
          await page.getByRole('dialog').waitFor({ state: 'detached' })
        }
        await page.getByRole('button', { name: 'English' }).tap()
        await page.locator('.alert', { hasText: 'Shop 1' }).first().waitFor()
        expect(await page.locator('.alerts').innerText()).not.toMatch(/[一-鿿]|_|undefined/)
        expect(await violations(page)).toEqual([])
        const width = await page.evaluate(() => {
          const { document } = globalThis as unknown as { document: { documentElement: { scrollWidth: number } } }
          return document.documentElement.scrollWidth
        })
        expect(width).toBeLessThanOrEqual(viewport.width)
        expect(errors).toEqual([])
        await context.close()
      }
    },
  )

  it('asks the clerk, who rules the cause out and is asked the next; the manager sees who looked and dismisses with a reason', async () => {
    const clerk = await house.tablet({ locale: 'en-GB' })
    await signInOn(clerk.page, house.running.url, '小林')
    await clerk.page.goto(`${house.running.url}#/alerts`)
    const card = clerk.page.locator('.alert')
    await card.waitFor()
    expect(await card.count()).toBe(1)
    const asked = await card.locator('.look p').innerText()
    await card.getByRole('button', { name: 'No', exact: true }).tap()
    await card.getByText('No: this cause is ruled out.').waitFor()
    expect(await card.locator('.look p').innerText()).not.toBe(asked)
    expect(await card.locator('.path').innerText()).not.toContain('road works')
    await card.locator('summary').tap()
    expect(await card.locator('.causes s').innerText()).toContain('road works')
    expect(await violations(clerk.page)).toEqual([])
    expect(await smallTargets(clerk.page)).toEqual([])
    const no = card.getByRole('button', { name: 'No', exact: true })
    for (let looks = 2; (await no.count()) > 0; looks += 1) {
      await no.tap()
      await card
        .getByText('No: this cause is ruled out.')
        .nth(looks - 1)
        .waitFor()
    }
    await card.getByText('Every cause that this system knows of').waitFor()
    expect(await card.locator('.why').count()).toBe(0)

    const manager = await house.tablet({ locale: 'en-GB' })
    await signInOn(manager.page, house.running.url, 'Chen Jie')
    await manager.page.goto(`${house.running.url}#/alerts`)
    const same = manager.page.locator('.alert', { hasText: 'footfall' })
    await same.getByText('No: this cause is ruled out.').first().waitFor()
    await same.getByText('小林').first().waitFor()
    await same.getByRole('button', { name: 'Dismiss' }).tap()
    await same.getByRole('button', { name: 'Not true' }).tap()
    await same.getByText('Dismissed').waitFor()
    await manager.page.getByText('0 of the 1 alerts that were judged were right.').waitFor()
    expect([...clerk.errors, ...manager.errors]).toEqual([])
  })
})
