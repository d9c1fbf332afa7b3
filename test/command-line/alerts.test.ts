import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { AlertPageView } from '../../src/briefings/alerts/alert-view.ts'
import { floorwalker } from '../support/command-line.ts'

let data = ''
beforeAll(() => {
  // alerts are filed where the service files them
  data = mkdtempSync(join(tmpdir(), 'floorwalker-alerts-'))
  cpSync(inject('ciChain'), data, { recursive: true })
})
afterAll(() => rmSync(data, { recursive: true, force: true }))

/** The small chain's planted promotion that nobody set up begins on this day. */
const DAY = '2026-10-31'

describe('alerts', () => {
  it('tells of a day’s early warnings as JSON, each with a key, a sentence and a cause', async () => {
    const ran = await floorwalker(['alerts', '--date', DAY, '--json'], { data })
    expect(ran.code, ran.err).toBe(0)
    const view = JSON.parse(ran.out) as AlertPageView
    expect(view.date).toBe(DAY)
    expect(view.alerts.length).toBeGreaterThan(0)
    for (const { key, sentences, causes } of view.alerts) {
      expect(key).toContain(DAY)
      expect(sentences.length).toBeGreaterThan(0)
      expect(causes.length).toBeGreaterThan(0)
    }
  })

  it('words the same day in Chinese, and says that one of the first week, when nothing is usual yet, has none', async () => {
    const zh = await floorwalker(['alerts', '--date', DAY, '--lang', 'zh'], { data })
    expect(zh.code, zh.err).toBe(0)
    expect(zh.out).toMatch(/原因：.+ → /)
    expect(zh.out).not.toMatch(/undefined|NaN|\{\{/)
    const none = await floorwalker(['alerts', '--date', '2025-10-25'], { data })
    expect(none.out).toContain('No early warnings for')
  })

  it('refuses a day that is none, and a person who is not there', async () => {
    expect((await floorwalker(['alerts', '--date', 'tomorrow'], { data })).code).toBe(2)
    const nobody = await floorwalker(['alerts', '--as', 'P999'], { data })
    expect(nobody.code).toBe(2)
    expect(nobody.err).toContain('There is no person P999')
  })
})
