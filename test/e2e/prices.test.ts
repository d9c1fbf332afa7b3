import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { PRICE_PLANT } from '../support/planted-retail.ts'
import { NOW, starWarehouse } from '../support/planted-star.ts'
import { SIZES, smallTargets, violations } from './support/accessible.ts'
import { type BrowserHouse, browserHouse, signInOn } from './support/browser-house.ts'
import { findBrowser, NEEDS_BROWSER } from './support/find-browser.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

describe.skipIf(findBrowser() === null)(`the page of competitors’ prices ${NEEDS_BROWSER}`, () => {
  let house: BrowserHouse
  let warehouse: Warehouse
  beforeAll(async () => {
    warehouse = await starWarehouse(PRICE_PLANT)
    house = await browserHouse({ warehouse, changes: { clock: () => NOW } })
  })
  afterAll(async () => {
    await house?.close()
    await warehouse?.close()
  })

  it.each(SIZES)('takes a price from a clerk and says that it waits, at $width x $height', async (viewport) => {
    const { page, context, errors } = await house.tablet({ viewport })
    await signInOn(page, house.running.url, '小林')
    await page.getByRole('link', { name: '竞品价格' }).click()
    await page.getByRole('heading', { name: '竞品价格', exact: true }).waitFor()
    await page.locator('.rival').first().waitFor()
    expect(await page.locator('.rival').count()).toBe(2)
    expect(await page.locator('.prices').innerText()).not.toContain('底线')
    expect(await page.locator('tr.old').innerText()).toContain('已过时')
    const search = page.getByRole('searchbox', { name: '商品' })
    await search.pressSequentially('kele')
    await page.getByRole('button', { name: /可乐330ml/ }).tap()
    await page.getByRole('button', { name: 'Rival', exact: true }).tap()
    await page.getByRole('textbox', { name: /对方价格/ }).fill('￥28')
    await page.getByRole('button', { name: '保存', exact: true }).tap()
    await page.getByRole('alert').filter({ hasText: '五倍' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: '修改' }).tap()
    await page.getByRole('textbox', { name: /对方价格/ }).fill('2,80')
    await page.getByRole('button', { name: '保存', exact: true }).tap()
    await page.getByText('Rival的可乐330ml：已保存').waitFor()
    expect(await page.locator('.waiting li').first().innerText()).toContain('¥2.80')
    expect(await violations(page)).toEqual([])
    expect(await smallTargets(page)).toEqual([])
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Newest known prices' }).waitFor()
    await page.locator('.rival th').filter({ hasText: 'Cola 330ml' }).first().waitFor()
    expect(await page.locator('.prices').innerText()).not.toMatch(/[一-鿿]/)
    expect(await violations(page)).toEqual([])
    await page.locator('.rival .figure').first().tap()
    await page.locator('.sheet .rows .marked').waitFor()
    expect(await smallTargets(page)).toEqual([])
    expect(errors).toEqual([])
    await context.close()
  })

  it('shows a manager the floor, and each of their stores', async () => {
    const { page, context, errors } = await house.tablet({ locale: 'en-GB' })
    await signInOn(page, house.running.url, '王芳')
    await page.goto(`${house.running.url}#/prices`)
    await page.getByRole('columnheader', { name: 'Our floor' }).first().waitFor()
    await page.getByRole('combobox', { name: 'Store' }).selectOption({ label: 'Northgate' })
    await page.getByText('Fresh Milk 1L').waitFor()
    expect(await page.locator('.prices').innerText()).not.toContain('Old Corner')
    expect(await violations(page)).toEqual([])
    expect(await smallTargets(page)).toEqual([])
    expect(errors).toEqual([])
    await context.close()
  })

  it('sends a price again as the same one after the network failed', async () => {
    const { page, context } = await house.tablet({ locale: 'en-GB' })
    await signInOn(page, house.running.url, 'Chen Jie')
    await page.goto(`${house.running.url}#/prices`)
    await page.getByRole('searchbox', { name: 'Product' }).fill('6901234567892')
    await page.getByRole('button', { name: /Fresh Milk/ }).waitFor()
    await page.getByRole('searchbox', { name: 'Product' }).press('Enter')
    await page.getByRole('textbox', { name: 'Competitor' }).fill('corner  shop')
    await page.getByRole('textbox', { name: /Their price/ }).fill('9.20')
    const bodies: string[] = []
    let answered = 0
    await page.route('**/api/competitor-prices', async (route) => {
      bodies.push(route.request().postData() ?? '')
      // the first one arrives, its answer does not
      if (answered++ === 0) {
        await route.fetch()
        await route.abort()
      } else await route.continue()
    })
    await page.getByRole('button', { name: 'Save', exact: true }).tap()
    await page.getByText('No connection to the service.').waitFor()
    await page.getByRole('button', { name: 'Save', exact: true }).tap()
    await page.getByText('saved, will appear').waitFor()
    expect(bodies).toHaveLength(2)
    expect(bodies[1]).toBe(bodies[0])
    await page.locator('.waiting li').filter({ hasText: 'corner shop' }).waitFor()
    expect(await page.locator('.waiting li').filter({ hasText: 'corner shop' }).count()).toBe(1)
    await context.close()
  })
})
