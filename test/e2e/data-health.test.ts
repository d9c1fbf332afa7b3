import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { doubtfulWarehouse } from '../support/doubtful-chain.ts'
import { SIZES, smallTargets, violations } from './support/accessible.ts'
import { type BrowserHouse, browserHouse, signInOn } from './support/browser-house.ts'
import { findBrowser, NEEDS_BROWSER } from './support/find-browser.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

describe.skipIf(findBrowser() === null)(`the data-health page ${NEEDS_BROWSER}`, () => {
  let house: BrowserHouse
  let warehouse: Warehouse
  beforeAll(async () => {
    warehouse = await doubtfulWarehouse()
    house = await browserHouse({ warehouse })
    house.planted.service.state.devices.add({ id: 'D1', kind: 'footfall', store: 'S01', place: 'A' }, 'hash-1', 1)
  })
  afterAll(async () => {
    await house?.close()
    await warehouse?.close()
  })

  it.each(SIZES)(
    'opens from the top bar, and every finding opens its examples, at $width x $height',
    async (viewport) => {
      const { page, context, errors } = await house.tablet({ viewport })
      await signInOn(page, house.running.url, '王芳')
      await page.getByRole('link', { name: '数据', exact: true }).click()
      await page.getByRole('heading', { name: '数据状况' }).waitFor()
      await page.locator('.grid tbody tr').first().waitFor()
      expect(await page.locator('.grid tbody tr').count()).toBe(2)
      const finding = page.locator('.findings details').filter({ hasText: '明细之和与小票不符' })
      await finding.locator('summary').click()
      expect(await finding.locator('li').first().innerText()).toContain('小票 1.00')
      expect(await finding.locator('.advice').innerText()).toContain('在收银系统里打开其中一张小票核对')
      expect(await violations(page)).toEqual([])
      expect(await smallTargets(page)).toEqual([])
      await page.getByRole('button', { name: 'English' }).click()
      await page.getByText('Riverside').first().waitFor()
      expect(await page.locator('.health').innerText()).not.toMatch(/[一-鿿]/)
      expect(await violations(page)).toEqual([])
      expect(errors).toEqual([])
      await context.close()
    },
  )

  it('is not offered to a clerk', async () => {
    const { page } = await house.tablet()
    await signInOn(page, house.running.url, '小林')
    expect(await page.locator('.top nav a').allInnerTexts()).not.toContain('数据')
  })
})
