import axeCore from 'axe-core'
import type { Page } from 'playwright-core'

/** Tablets as they are held: across and upright. */
export const SIZES = [
  { width: 1180, height: 820 },
  { width: 820, height: 1180 },
] as const

/** Violations of WCAG A and AA on what is shown now, as short lines. */
export const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(axeCore.source)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    const { violations: found } = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  })
}

/** Buttons and links that a finger could miss: numbers in a line of text reach beyond their own box. */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found = globalThis as unknown as {
      document: { querySelectorAll(selector: string): Iterable<HTMLElementLike> }
    }
    interface HTMLElementLike {
      readonly outerHTML: string
      getBoundingClientRect(): { width: number; height: number }
    }
    return [...found.document.querySelectorAll('button:not(.figure), a, input, summary')]
      .map((one) => ({ html: one.outerHTML, box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.height < 43.5 || box.width < 43.5))
      .map(({ html }) => html)
  })
