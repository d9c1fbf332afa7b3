import { type CorpusFrame, type CorpusLine, corpusLine } from './corpus-schema.ts'

/** A line that cannot be read, as its writer finds it. */
export interface NotationFault {
  readonly line: number
  readonly reason: string
}

/** What stands above the questions and holds until it is said anew. */
interface Setting {
  author: string
  lang: string
  persona: string
  at: string
  as: { role: string; stores: string[] }
}

const RANK = /^(highest|lowest)(\d+)$/

/**
 * A frame in short: `net_sales 2026-11-16..2026-11-17 s=S01,S02 r=R1 c=Drinks g=Strawberries base=W4 by=day
 * rank=highest3 wish=table`. `base` may be `W4`, `LY-dow` or a period. In names `_` stands for a blank.
 */
const frameOf = (text: string): CorpusFrame => {
  const [metric = '', period = '', ...rest] = text.trim().split(/\s+/)
  const [from = '', to = from] = period.split('..')
  const frame: Record<string, unknown> = { metric, period: { from, to } }
  for (const part of rest) {
    const [key = '', value = ''] = part.split('=')
    const names = value.split(',').map((name) => name.replaceAll('_', ' '))
    const [, order, n] = RANK.exec(value) ?? []
    if (key === 's') frame.stores = names
    else if (key === 'r') frame.regions = names
    else if (key === 'c') frame.categories = names
    else if (key === 'g') frame.products = names
    else if (key === 'base')
      frame.base = /^\d/.test(value) ? { period: { from: value.split('..')[0], to: value.split('..').at(-1) } } : value
    else if (key === 'by' || key === 'wish') frame[key] = value
    else if (key === 'rank' && order) frame.rank = { order, n: Number(n) }
    else throw new Error(`${part} is no part of a frame`)
  }
  return frame as CorpusFrame
}

const expectOf = (kind: string, what: string): unknown => {
  if (kind === 'A') return { kind: 'answer', frame: frameOf(what) }
  const [, why = '', frames] = /^(.*?)(?:\[(.*)\])?\s*$/.exec(what) ?? []
  if (kind === 'X') return { kind: 'silent', why: what.trim() }
  return { kind: 'clarify', why: why.trim(), ...(frames ? { frames: frames.split(';').map(frameOf) } : {}) }
}

/**
 * Corpus lines from the short notation in which authors write: `@author NAME LANG persona`, `@at INSTANT`,
 * `@as ROLE S01,S02`, then one question a line, `A frame = turn // turn`, `C why [frame; frame] = ...`, `X why = ...`.
 */
export const readNotation = (text: string): { lines: readonly CorpusLine[]; faults: readonly NotationFault[] } => {
  const setting: Setting = { author: '', lang: '', persona: '', at: '', as: { role: '', stores: [] } }
  const lines: CorpusLine[] = []
  const faults: NotationFault[] = []
  for (const [index, raw] of text.split('\n').entries()) {
    const row = raw.trim()
    if (row === '' || row.startsWith('#')) continue
    try {
      if (row.startsWith('@')) change(setting, row)
      else lines.push(lineOf(setting, row, lines.length + 1))
    } catch (error) {
      faults.push({ line: index + 1, reason: error instanceof Error ? error.message : String(error) })
    }
  }
  return { lines, faults }
}

const change = (setting: Setting, row: string): void => {
  const [word, ...rest] = row.split(/\s+/)
  if (word === '@at') setting.at = rest.join('')
  else if (word === '@as') setting.as = { role: rest[0] ?? '', stores: (rest[1] ?? '').split(',') }
  else if (word === '@author') {
    const [author = '', lang = '', ...persona] = rest
    Object.assign(setting, { author, lang, persona: persona.join(' ') })
  } else throw new Error(`${word} is not @author, @at or @as`)
}

const lineOf = (setting: Setting, row: string, no: number): CorpusLine => {
  const [, kind = '', what = '', asked = ''] = /^([ACX])\s+(.*?)\s+=\s+(.*)$/.exec(row) ?? []
  if (kind === '') throw new Error('not of the form "A frame = question"')
  return corpusLine.parse({
    ...setting,
    id: `${setting.author}-${String(no).padStart(3, '0')}`,
    turns: asked.split('//').map((turn) => turn.trim()),
    expect: expectOf(kind, what),
  })
}
