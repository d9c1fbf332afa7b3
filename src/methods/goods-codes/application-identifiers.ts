/** What the data of an application identifier are: `N` digits, `X` any of GS1's 82 characters; least and most of them. */
export interface IdentifierRule {
  readonly kind: 'N' | 'X'
  readonly least: number
  readonly most: number
  /** YYMMDD begins it. */
  readonly date?: true
  /** The last digit is a check digit. */
  readonly checked?: true
  /** The identifier's fourth digit says how many decimals the figure has. */
  readonly decimals?: true
  /** Its length is known to every reader, so no FNC1 ends it. */
  readonly predefined?: true
}

const digits = (length: number, more: Partial<IdentifierRule> = {}): IdentifierRule => ({
  kind: 'N',
  least: length,
  most: length,
  ...more,
})
const upTo = (kind: 'N' | 'X', most: number, more: Partial<IdentifierRule> = {}): IdentifierRule => ({
  kind,
  least: 1,
  most,
  ...more,
})
const numbered = (from: number, to: number, rule: IdentifierRule): readonly [string, IdentifierRule][] =>
  Array.from({ length: to - from + 1 }, (_, n): [string, IdentifierRule] => [String(from + n).padStart(2, '0'), rule])
/** 310n: three digits and the decimals, 0 to 5 (measures) or 0 to 9 (money). */
const scaled = (from: number, to: number, most: number, rule: IdentifierRule): readonly [string, IdentifierRule][] =>
  numbered(from, to, rule).flatMap(([name]) =>
    Array.from({ length: most + 1 }, (_, n): [string, IdentifierRule] => [`${name}${n}`, { ...rule, decimals: true }]),
  )

/** The identifiers that occur on goods in shops and on their cases (GS1 General Specifications, section 3), one line each. */
export const IDENTIFIERS: ReadonlyMap<string, IdentifierRule> = new Map<string, IdentifierRule>([
  ['00', digits(18, { checked: true, predefined: true })],
  ['01', digits(14, { checked: true, predefined: true })],
  ['02', digits(14, { checked: true, predefined: true })],
  ['03', digits(14, { checked: true, predefined: true })],
  ['10', upTo('X', 20)],
  ...['11', '12', '13', '15', '16', '17'].map((name): [string, IdentifierRule] => [
    name,
    digits(6, { date: true, predefined: true }),
  ]),
  ['20', digits(2, { predefined: true })],
  ['21', upTo('X', 20)],
  ['22', upTo('X', 20)],
  ['30', upTo('N', 8)],
  ['37', upTo('N', 8)],
  ['235', upTo('X', 28)],
  ['240', upTo('X', 30)],
  ['241', upTo('X', 30)],
  ['242', upTo('N', 6)],
  ['243', upTo('X', 20)],
  ['250', upTo('X', 30)],
  ['251', upTo('X', 30)],
  ['253', { kind: 'X', least: 13, most: 30 }],
  ['254', upTo('X', 20)],
  ...scaled(310, 316, 5, digits(6, { predefined: true })),
  ...scaled(320, 337, 5, digits(6, { predefined: true })),
  ...scaled(340, 357, 5, digits(6, { predefined: true })),
  ...scaled(360, 369, 5, digits(6, { predefined: true })),
  ...scaled(390, 390, 9, upTo('N', 15)),
  ...scaled(391, 391, 9, { kind: 'N', least: 4, most: 18 }),
  ...scaled(392, 392, 9, upTo('N', 15)),
  ...scaled(393, 393, 9, { kind: 'N', least: 4, most: 18 }),
  ...scaled(394, 394, 3, digits(4)),
  ...scaled(395, 395, 5, digits(6)),
  ['400', upTo('X', 30)],
  ['401', upTo('X', 30)],
  ['402', digits(17, { checked: true })],
  ['403', upTo('X', 30)],
  ...numbered(410, 417, digits(13, { checked: true, predefined: true })),
  ['420', upTo('X', 20)],
  ['421', { kind: 'X', least: 4, most: 12 }],
  ['422', digits(3)],
  ['423', { kind: 'N', least: 3, most: 15 }],
  ['424', digits(3)],
  ['426', digits(3)],
  ['7001', digits(13)],
  ['7002', upTo('X', 30)],
  ['7003', digits(10, { date: true })],
  ['7006', digits(6, { date: true })],
  ['7007', { kind: 'N', least: 6, most: 12, date: true }],
  ['8005', digits(6)],
  ['8006', digits(18)],
  ['8008', { kind: 'N', least: 8, most: 12, date: true }],
  ['8020', upTo('X', 25)],
  ['8200', upTo('X', 70)],
  ['90', upTo('X', 30)],
  ...numbered(91, 99, upTo('X', 90)),
])

/** The identifier that a text begins with: no two of the table are each other's beginning. */
export const identifierAt = (text: string): string | null => {
  for (const length of [2, 3, 4]) if (IDENTIFIERS.has(text.slice(0, length))) return text.slice(0, length)
  return null
}
