import type { QualityRuleName } from '../core/quality-rule.ts'
import type { DataHealth, DayState, QualityExample, RuleHealth } from '../data/quality/health.ts'
import { qualityAdvice, qualityExample, qualityName } from '../language/quality-name.ts'
import { tableName } from '../language/table-name.ts'

const MARKS: Readonly<Record<DayState, string>> = {
  whole: '#',
  doubtful: '?',
  'no-doors': 'd',
  missing: '!',
  closed: '.',
}
/** Restated days and files that are named; the rest is counted. */
const NAMED = 10

/** What is known about a snapshot's data, a line each; English, for whoever runs the machine. */
export const healthLines = (health: DataHealth): string[] => [
  ...gridLines(health),
  ...ruleLines(health.rules),
  ...fileLines(health),
  ...restatedLines(health),
]

const gridLines = ({ completeness }: DataHealth): string[] => {
  const days = completeness[0]?.days ?? []
  return [
    `Days received, ${days[0]?.day ?? ''} to ${days.at(-1)?.day ?? ''} (# whole, ? doubtful, d no door counts, ! missing, . closed):`,
    ...completeness.map(({ store, days: own }) => `  ${store}  ${own.map(({ state }) => MARKS[state]).join('')}`),
  ]
}

const ruleLines = (rules: readonly RuleHealth[]): string[] => {
  const found = rules.filter((rule) => rule.found > 0)
  const clean = rules.filter((rule) => rule.checked && rule.found === 0)
  return [
    `Quality rules: ${rules.filter(({ checked }) => checked).length} checked, ${found.length} found something`,
    ...found.flatMap((rule) => [
      `  ${rule.severity === 'fail' ? 'FAIL' : 'warn'}  ${rule.rule}: ${qualityName(rule.rule, 'en')} (${rule.found}${rule.days > 0 ? `, ${rule.days} shop days` : ''})`,
      `        what to do: ${qualityAdvice(rule.rule, 'en')}`,
      ...rule.examples.map((example) => `        ${exampleText(rule.rule, example)}`),
    ]),
    ...(clean.length === 0 ? [] : [`  ok    ${clean.map(({ rule }) => rule).join(', ')}`]),
    ...rules
      .filter(({ checked }) => !checked)
      .map(
        ({ rule, lacks }) =>
          `  not checked  ${rule}: without ${lacks.map((table) => `${tableName(table, 'en')} (${table})`).join(', ')}`,
      ),
  ]
}

const exampleText = (rule: QualityRuleName, example: QualityExample): string => {
  const { key, file, row } = example
  const what = qualityExample(rule, example, 'en')
  const where = file === null ? '' : ` (${file}${row === null ? '' : `, row ${row}`})`
  return `${key.join('/')}${what === null ? '' : `: ${what}`}${where}`
}

const fileLines = ({ files }: DataHealth): string[] => {
  const doubted = files.filter(({ rejected, superseded }) => rejected > 0 || superseded > 0)
  const sum = (pick: 'read' | 'rejected' | 'superseded' | 'identical') =>
    files.reduce((total, file) => total + file[pick], 0)
  return [
    `Files: ${files.length}, ${sum('read')} rows read, ${sum('rejected')} refused, ${sum('superseded')} replaced by newer ones, ${sum('identical')} there already`,
    ...doubted
      .slice(0, NAMED)
      .flatMap((file) => [
        `  ${file.file}: ${file.read} read, ${file.rejected} refused, ${file.superseded} replaced`,
        ...file.reasons.map(
          ({ column, reason, rows }) => `        ${column === '' ? '' : `${column}: `}${reason} (${rows})`,
        ),
      ]),
    ...(doubted.length > NAMED ? [`  and ${doubted.length - NAMED} more files`] : []),
  ]
}

const restatedLines = ({ restated }: DataHealth): string[] => [
  `Days changed by a later import: ${restated.length}`,
  ...restated
    .slice(0, NAMED)
    .map(
      ({ store, day, table, rows, before, after }) =>
        `  ${store} ${day} ${table}: ${rows} rows${before === null ? '' : `, ${before} before, ${after} now`}`,
    ),
]
