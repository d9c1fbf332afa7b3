import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { CI_AT, CI_UNTIL } from '../support/ci-chain.ts'
import { floorwalker } from '../support/command-line.ts'

const ci = inject('ciChain')
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'floorwalker-commands-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('brief', () => {
  it('gives the form that scripts rely on, each figure with its evidence', async () => {
    const ran = await floorwalker(['brief', '--json', '--at', CI_AT], { data: ci })
    expect(ran.code, ran.err).toBe(0)
    const brief = JSON.parse(ran.out)
    expect(brief.date).toBe(CI_UNTIL)
    expect(Object.keys(brief)).toEqual(
      expect.arrayContaining(['recipient', 'date', 'completeness', 'sections', 'actions', 'asOf']),
    )
    for (const section of brief.sections) {
      expect(section.text, section.id).not.toBe('')
      for (const figure of section.figures) expect(figure.evidence).toMatch(/^[\w-]+\.e\d+$/)
    }
    expect(brief.sections.length).toBeGreaterThan(3)
  })

  it('is written in Chinese on request', async () => {
    const ran = await floorwalker(['brief', '--lang', 'zh', '--at', CI_AT], { data: ci })
    expect(ran.out).toMatch(/销售额/)
  })
})

describe('doctor', () => {
  it('says what is missing and what depth the user will get', async () => {
    const ran = await floorwalker(['doctor'], { data: ci })
    expect(ran.code).toBe(0)
    expect(ran.out).toMatch(/nobody answers there/)
    expect(ran.out).toMatch(/4 stores/)
    for (const tier of ['clerk', 'analyst', 'alerting', 'regional-manager']) expect(ran.out).toMatch(tier)
    expect(ran.out).toMatch(/answered at once/)
  })

  it('names file and key of a mistake in the configuration, with code 2', async () => {
    const config = join(folder, 'wrong.yaml')
    writeFileSync(config, 'tiers: { clerk: { numCtx: tiny } }\n')
    const ran = await floorwalker(['doctor', '--config', config], { data: ci })
    expect(ran.code).toBe(2)
    expect(ran.err).toMatch(/wrong\.yaml, key tiers\.clerk\.numCtx/)
  })
})

describe('certificate', () => {
  it('makes an authority, a certificate, a key for its owner alone, and the page that tells how to trust it', async () => {
    const ran = await floorwalker(['certificate', '--name', 'shop.test'], { data: folder })
    expect(ran.code, ran.err).toBe(0)
    const key = join(folder, 'tls', 'server.key')
    expect(statSync(key).mode & 0o077).toBe(0)
    expect(existsSync(join(folder, 'tls', 'trust.html'))).toBe(true)
    expect(ran.out).toContain(`--tls-key "${key}"`)
  })
})

describe('people', () => {
  it('adds one with a drawn PIN, and says why a wrong role or node is not taken', async () => {
    const added = await floorwalker(['people', 'add', '--name', 'Mei', '--role', 'clerk', '--node', 'S01', '--json'], {
      data: ci,
    })
    expect(JSON.parse(added.out)).toMatchObject({ name: 'Mei', role: 'clerk', node: 'S01' })
    expect(JSON.parse(added.out).pin).toMatch(/^\d{6}$/)
    const role = await floorwalker(['people', 'add', '--name', 'X', '--role', 'king', '--node', 'S01'], { data: ci })
    expect(role.code).toBe(2)
    const node = await floorwalker(['people', 'add', '--name', 'X', '--role', 'clerk', '--node', 'S99'], { data: ci })
    expect(node.code).toBe(2)
    expect(node.err).toMatch(/S99/)
  })
})

describe('eval', () => {
  it('prints one JSON report and says that no model was scored', async () => {
    const ran = await floorwalker(['eval', '--tier', 'clerk', '--effort', 'quick', '--json'], { data: ci })
    expect(ran.code, ran.out).toBe(0)
    const report = JSON.parse(ran.out)
    expect(report.tier).toBe('clerk')
    expect(report.families).toHaveLength(5)
    for (const family of report.families)
      expect(Object.keys(family)).toEqual(expect.arrayContaining(['id', 'skill', 'passed', 'unscored', 'reason']))
    const text = await floorwalker(['eval', '--tier', 'clerk', '--effort', 'quick'], { data: ci })
    expect(text.out).toMatch(/NOT A MODEL SCORE/)
  })
})

describe('demo and import', () => {
  it('writes the files of a chain, which import takes whole; a dry run keeps nothing; another chain is refused', async () => {
    const files = join(folder, 'chain')
    const data = join(folder, 'data')
    const made = await floorwalker(['demo', '--size', 'ci', '--seed', '3', '--until', CI_UNTIL, '--out', files])
    expect(made.code, made.err).toBe(0)
    const dry = await floorwalker(['import', join(files, 'dim_store.csv'), '--dry-run'], { data })
    expect(dry.out, dry.err).toMatch(/Dry run/)
    expect((await floorwalker(['ask', 'net sales yesterday'], { data })).code).toBe(2)
    const taken = await floorwalker(['import', files, '--json'], { data })
    expect(taken.code, taken.err).toBe(0)
    const report = JSON.parse(taken.out)
    expect(report.rejects).toEqual([])
    const again = JSON.parse((await floorwalker(['import', files, '--json'], { data })).out)
    expect(again).toMatchObject({ changed: false, snapshot: report.snapshot })
    const other = await floorwalker(['import', files, '--name', 'Another Chain'], { data })
    expect(other.code).toBe(1)
    expect(other.err).toMatch(/--replace/)
  }, 240_000)
})
