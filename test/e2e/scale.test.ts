import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { LOOSE_PLANT } from '../support/planted-retail.ts'
import { NOW, starWarehouse } from '../support/planted-star.ts'
import { SIZES, smallTargets, violations } from './support/accessible.ts'
import { type BrowserHouse, browserHouse, signInOn } from './support/browser-house.ts'
import { findBrowser, NEEDS_BROWSER } from './support/find-browser.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const PHONE = { width: 390, height: 844 }

describe.skipIf(findBrowser() === null)(`the page of the scale ${NEEDS_BROWSER}`, () => {
  let house: BrowserHouse
  let warehouse: Warehouse
  beforeAll(async () => {
    warehouse = await starWarehouse(LOOSE_PLANT)
    house = await browserHouse({ warehouse, changes: { clock: () => NOW } })
  })
  afterAll(async () => {
    await house?.close()
    await warehouse?.close()
  })

  it.each([...SIZES, PHONE])('takes a tap, a weight and a dish, and adds up, at $width x $height', async (viewport) => {
    const { page, context, errors } = await house.tablet({ viewport })
    await signInOn(page, house.running.url, '小林')
    await page.getByRole('link', { name: '称重' }).click()
    await page.getByRole('button', { name: '草莓 PLU 4011' }).tap()
    expect(await violations(page)).toEqual([])
    // the weight can be typed at once
    await page.keyboard.type('0,335')
    await page.locator('.total .figure').filter({ hasText: '¥6.70' }).waitFor()
    await page.getByRole('combobox', { name: '范围' }).selectOption({ label: '饮料' })
    await page.getByRole('button', { name: /可乐330ml/ }).tap()
    await page.getByRole('textbox', { name: '可乐330ml的数量' }).fill('2')
    await page.locator('.total .figure').filter({ hasText: '¥12.70' }).waitFor()
    expect(await violations(page)).toEqual([])
    expect(await smallTargets(page)).toEqual([])
    // nothing is pushed off the screen
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(viewport.width)
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Scale and trays' }).waitFor()
    await page.locator('.total .figure').filter({ hasText: '¥12.70' }).tap()
    await page.locator('.sheet .rows .marked').waitFor()
    expect(await page.locator('.sheet').innerText()).toContain('0.335 kg')
    expect(errors).toEqual([])
    await context.close()
  })

  it('shows no sum while something is not weighed, or has no price', async () => {
    const { page, context } = await house.tablet({ locale: 'en-GB' })
    await signInOn(page, house.running.url, 'Chen Jie')
    await page.goto(`${house.running.url}#/scale`)
    await page.getByRole('searchbox', { name: 'Product' }).fill('kele')
    await page.getByRole('button', { name: /Cola/ }).last().tap()
    await page.locator('.total .figure').filter({ hasText: '¥3.00' }).waitFor()
    await page.getByRole('button', { name: /^Pears/ }).tap()
    await page.locator('.total .figure').waitFor({ state: 'detached' })
    await page.getByRole('textbox', { name: 'How much: Pears' }).fill('1')
    await page.getByText('No price of Pears is known here').waitFor()
    expect(await page.locator('.total .figure').count()).toBe(0)
    await page.getByRole('button', { name: 'Remove Pears' }).tap()
    await page.locator('.total .figure').filter({ hasText: '¥3.00' }).waitFor()
    await context.close()
  })
})
