import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'
import { RETAIL_DEFAULTS } from '../src/data/settings/retail-settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'config-'))
afterAll(() => rmSync(folder, { recursive: true }))

const read = (text: string) => {
  const path = join(folder, 'floorwalker.yaml')
  writeFileSync(path, text)
  return readConfig(path, undefined)
}

describe('what a head office sets', () => {
  it('is the defaults of retail.md where the file says nothing', () => {
    expect(read('').retail).toEqual(RETAIL_DEFAULTS)
    expect(RETAIL_DEFAULTS).toMatchObject({
      replenishment: { service: { A: 0.98, B: 0.95, C: 0.9 }, freshDays: 15 },
      staffing: { seconds: { items: 3.5, tenders: 30, cases: 50, queries: 90 }, wait: { seconds: 240, share: 0.1 } },
      price: { minimumMargin: '0.05', freshDays: 7 },
      lossPrevention: { detectorRates: { sco: 0.8 }, review: { p: 0.001, weeks: 2 } },
      alerts: { cooldownDays: 7, budget: { store: 5, district: 10 } },
    })
  })

  it('changes what it names and keeps the rest', () => {
    const { retail } = read(`
thresholds:
  net_sales: { relative: { watch: -0.03, act: -0.06 } }
  upt: { relative: 'off' }
replenishment: { service: { A: 0.99 }, freight: 50 }
staffing: { rules: { CN: { weeklyHours: 36 } } }
`)
    expect(retail.thresholds.net_sales?.relative).toEqual({ watch: -0.03, act: -0.06 })
    expect(retail.replenishment).toMatchObject({ service: { A: 0.99, B: 0.95 }, freight: 50, freightUnit: 0.2 })
    expect(retail.staffing.rules.CN?.weeklyHours).toBe(36)
  })

  it.each([
    [
      'thresholds: { nett_sales: { value: { watch: 1, act: 2 } } }',
      /key thresholds\.nett_sales: there is no metric nett_sales/,
    ],
    [
      'thresholds: { net_sales: { relative: { watch: -0.1, act: -0.05 } } }',
      /key thresholds\.net_sales\.relative: act \(-0\.05\) must lie beyond watch \(-0\.1\), as below is bad/,
    ],
    ['thresholds: { asp: { value: { watch: 1, act: 2 } } }', /must say its side, below or above/],
    ['replenishment: { service: { A: 98 } }', /key replenishment\.service\.A: is a share from 0\.5 to 0\.999/],
    [
      'replenishment: { nearExpiry: [{ life: 30, days: 5 }, { life: 90, days: 9 }] }',
      /key replenishment\.nearExpiry: must go from the longest shelf life to the shortest/,
    ],
    ['staffing: { rules: { China: { weeklyHours: 36 } } }', /key staffing\.rules\.China/],
    ['price: { minimumMargin: 5 }', /key price\.minimumMargin/],
    ['lossPrevention: { detectorRates: { sco: 0 } }', /key lossPrevention\.detectorRates\.sco/],
  ])('%s is a mistake that names its key', (text, message) => {
    expect(() => read(text)).toThrow(message)
  })
})
