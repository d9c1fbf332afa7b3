import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { heldAnswer, plainAnswer } from '../server/support/scripted-answer.ts'
import { SIZES, smallTargets, violations } from './support/accessible.ts'
import { breakableNetwork } from './support/breakable-network.ts'
import { askOn, type BrowserHouse, browserHouse, signInOn } from './support/browser-house.ts'
import { findBrowser, NEEDS_BROWSER } from './support/find-browser.ts'

// A browser on a busy machine: none of these waits is asserted.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

describe.skipIf(findBrowser() === null).each(SIZES)(
  `the tablet page at $width x $height ${NEEDS_BROWSER}`,
  (viewport) => {
    let house: BrowserHouse
    beforeAll(async () => {
      house = await browserHouse()
    })
    afterAll(async () => house?.close())

    it('signs in, answers in Chinese and English, and every number opens its receipt', async () => {
      const { page, context, errors } = await house.tablet({ viewport })
      await signInOn(page, house.running.url, '王芳')
      await askOn(page, '昨天销售额多少？')
      const first = page.locator('.turn').first()
      // East China on Monday 20 July, counted by hand: 39.00 + 43.00.
      expect(await first.locator('.said').innerText()).toContain('82.00')
      await first.getByRole('button', { name: /82\.00/ }).tap()
      const receipt = page.getByRole('dialog', { name: '销售额' })
      await receipt.locator('.facts').waitFor()
      const text = await receipt.innerText()
      for (const part of ['河滨店', '北门店', '2026-07-20', 'planted']) expect(text).toContain(part)
      expect(await receipt.locator('.marked').innerText()).toContain('82.00')
      expect(
        await receipt
          .getByText(/select/i)
          .first()
          .isVisible(),
      ).toBe(false)
      await receipt.getByText('得出它的查询语句').tap()
      expect(
        await receipt
          .getByText(/select/i)
          .first()
          .isVisible(),
      ).toBe(true)
      await page.keyboard.press('Escape')
      await receipt.waitFor({ state: 'detached' })

      await page.getByRole('button', { name: 'English' }).tap()
      await askOn(page, 'sales yesterday by store')
      const second = page.locator('.turn').nth(1)
      await second.locator('.bars li').first().waitFor()
      expect(await second.innerText()).toContain('Riverside')
      await second.getByRole('button', { name: 'Table', exact: true }).tap()
      expect(await second.getByRole('row').count()).toBe(3)
      expect(await second.getByRole('button', { name: /43\.00, show receipt/ }).count()).toBe(1)
      expect(errors).toEqual([])
      await context.close()
    })

    it('offers good questions at the start, and a tap asks one', async () => {
      const { page, context } = await house.tablet({ viewport })
      await signInOn(page, house.running.url, '王芳')
      const option = page.locator('.start .option').first()
      const text = await option.innerText()
      await option.tap()
      await page.locator('.turn .about').waitFor()
      expect(await page.locator('.question').innerText()).toContain(text)
      expect(await page.locator('.figure').count()).toBeGreaterThan(0)
      await context.close()
    })

    it('opens the receipt of a note from the number in it, with that note marked', async () => {
      const { page, context, errors } = await house.tablet({ viewport })
      await signInOn(page, house.running.url, '王芳')
      await askOn(page, '昨天毛利率')
      const note = page.locator('.said .aside', { hasText: '没有成本' })
      const share = await note.locator('.figure').innerText()
      expect(share).toMatch(/^\d+(\.\d+)?%$/)
      await note.locator('.figure').tap()
      const receipt = page.getByRole('dialog')
      await receipt.locator('.facts').waitFor()
      expect(await receipt.locator('.marked').allInnerTexts()).toEqual([await note.innerText()])
      expect(errors).toEqual([])
      await context.close()
    })

    it('shows the briefing with figures that open their receipts', async () => {
      const { page, context, errors } = await house.tablet({ viewport })
      await signInOn(page, house.running.url, '王芳')
      await page.getByRole('link', { name: '晨报' }).tap()
      await page.locator('.briefing .figure').first().tap()
      await page.getByRole('dialog').locator('.facts').waitFor()
      expect(errors).toEqual([])
      await context.close()
    })

    it('has no fault that WCAG A or AA names, and nothing too small for a finger, in light and dark', async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const { page, context } = await house.tablet({ viewport, colorScheme, bypassCSP: true })
        const check = async (place: string) => {
          expect({ place, found: await violations(page) }).toEqual({ place, found: [] })
          expect({ place, small: await smallTargets(page) }).toEqual({ place, small: [] })
        }
        await page.goto(house.running.url)
        await page.getByRole('button', { name: '王芳' }).waitFor()
        await check('people')
        await page.getByRole('button', { name: '王芳' }).tap()
        await check('PIN')
        await signInOn(page, house.running.url, '王芳')
        await check('start')
        await askOn(page, '昨天各门店销售额')
        await page.locator('.bars li').first().waitFor()
        await check('answer')
        await page.locator('.figure').first().tap()
        await page.getByRole('dialog').locator('.facts').waitFor()
        await check('receipt')
        await page.keyboard.press('Escape')
        await page.getByRole('link', { name: '晨报' }).tap()
        await page.locator('.briefing .figure').first().waitFor()
        await check('briefing')
        await context.close()
      }
    })

    it('fits its width: nothing hangs out at the side', async () => {
      const { page, context } = await house.tablet({ viewport, locale: 'en-GB' })
      await signInOn(page, house.running.url, 'Zhao Min')
      await askOn(page, '最近7天各品类销售额和去年比')
      const width = await page.evaluate(() => {
        const { document } = globalThis as unknown as { document: { documentElement: { scrollWidth: number } } }
        return document.documentElement.scrollWidth
      })
      expect(width).toBeLessThanOrEqual(viewport.width)
      await context.close()
    })
  },
)

describe.skipIf(findBrowser() === null)(`the tablet page ${NEEDS_BROWSER}`, () => {
  let open: { close(): Promise<void> }[] = []
  const opened = async (...how: Parameters<typeof browserHouse>) => {
    const house = await browserHouse(...how)
    open.push(house)
    return house
  }
  afterEach(async () => {
    for (const one of open) await one.close()
    open = []
  })

  it('goes on with the same answer when the network comes back, and runs the question once', async () => {
    const held = heldAnswer()
    const house = await opened({ changes: { answer: held.answer } })
    const network = await breakableNetwork(house.running.url)
    open.unshift(network)
    const { page } = await house.tablet({ locale: 'en-GB' })
    await signInOn(page, network.url, 'Li Wei')
    await page.getByRole('textbox').fill('How are sales?')
    await page.getByRole('textbox').press('Enter')
    await page.getByText('First.').waitFor()
    network.break()
    await page.getByText('The connection was lost').waitFor()
    held.letGo()
    network.mend()
    await page.getByText('Second.').waitFor()
    await page.locator('.about').waitFor()
    expect(await page.locator('.said').innerText()).toBe('First. Second.')
    expect(held.runs).toBe(1)
  })

  it('locks when nobody touches it, and leaves nothing of the chat behind', async () => {
    const house = await opened({ config: { idleLockSeconds: 5 } })
    const { page } = await house.tablet()
    await signInOn(page, house.running.url, '王芳')
    await askOn(page, '昨天销售额多少？')
    await page.getByText('已锁定').waitFor({ timeout: 60_000 })
    expect(await page.content()).not.toContain('82.00')
    await page.reload()
    await page.getByRole('button', { name: '王芳' }).waitFor()
  })

  it('says that a PIN was wrong and takes the right one', async () => {
    const house = await opened()
    const { page } = await house.tablet({ locale: 'en-GB' })
    await page.goto(house.running.url)
    await page.getByRole('button', { name: 'Li Wei' }).tap()
    await page.keyboard.type('918273')
    await page.getByText('This PIN is not right').waitFor()
    await page.keyboard.type('482913')
    await page.getByRole('log').waitFor()
  })

  it('lets the first person in by the set-up link', async () => {
    const house = await opened({ people: false })
    const { page } = await house.tablet({ locale: 'en-GB' })
    await page.goto(house.running.setupUrl ?? '')
    await page.getByLabel('Your name').fill('Boss')
    await page.getByLabel('Place').selectOption('R1')
    await page.getByLabel('PIN', { exact: false }).last().fill('739105')
    await page.getByRole('button', { name: 'Create and sign in' }).tap()
    await page.getByText('What would you like to know, Boss?').waitFor()
  })

  it('shows a product name that is markup as the text that it is', async () => {
    const house = await opened({
      changes: {
        answer: async (_, question, emit) => {
          const sentence = { parts: [{ text: '<img src=x onerror=alert(1)> **bold** [x](http://evil.test)' }] }
          emit({ type: 'sentence-available', sentence, tier: 'clerk' })
          return { ...plainAnswer(question.run, ''), sentences: [sentence] }
        },
      },
    })
    const { page, errors } = await house.tablet()
    await signInOn(page, house.running.url, '王芳')
    await askOn(page, 'x')
    expect(await page.locator('.said').innerText()).toContain('<img src=x onerror=alert(1)>')
    expect(await page.locator('.said img, .said a, .said strong').count()).toBe(0)
    expect(errors).toEqual([])
  })

  it('would be caught with an image without words or a button too small to touch', async () => {
    const house = await opened()
    const { page } = await house.tablet({ bypassCSP: true })
    await page.goto(house.running.url)
    await page.getByRole('button', { name: '王芳' }).waitFor()
    await page.evaluate(() => {
      const { document } = globalThis as unknown as {
        document: {
          createElement(name: string): { src: string; style: Record<string, string> }
          body: { append(node: object): void }
        }
      }
      const image = document.createElement('img')
      image.src = '/icon.svg'
      const button = document.createElement('button')
      Object.assign(button.style, { minHeight: '0', height: '20px', width: '20px' })
      document.body.append(image)
      document.body.append(button)
    })
    expect((await violations(page)).join(' ')).toContain('image-alt')
    expect(await smallTargets(page)).toHaveLength(1)
  })
})
