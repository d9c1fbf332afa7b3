/** Money below which nobody should be woken: 500, or 3 % of the shop's day (retail.md 3.4). */
export const MATERIAL = { least: 500, share: 0.03 } as const

export const isMaterial = (money: number, day: number, gate: { least: number; share: number } = MATERIAL): boolean =>
  Math.abs(money) >= Math.max(gate.least, gate.share * Math.abs(day))

/** At least two of the last three days out of line, today among them; a severe one does not wait. */
export const isPersistent = (outOfLine: readonly boolean[], severe: boolean): boolean => {
  const last = outOfLine.slice(-3)
  return last.at(-1) === true && (severe || last.filter(Boolean).length >= 2)
}
