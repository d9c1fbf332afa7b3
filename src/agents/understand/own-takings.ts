import { type Fault, fault } from '../../core/fault.ts'
import type { Role } from '../../core/role.ts'
import { nextIndex, type Token } from './token.ts'

const SOLD = /^[收卖做打开接]/u

/** 我今天收了多少: a clerk asks for what one person sold, which no figure says; a manager's 我 is the shop. */
export const ownTakings = (tokens: readonly Token[], role: Role): Fault | null => {
  if (role !== 'clerk') return null
  const at = tokens.findIndex(({ text }) => text === '我')
  let then = nextIndex(tokens, at)
  while (tokens[then]?.type === 'period') then = nextIndex(tokens, then)
  const did = at < 0 ? undefined : tokens[then]
  const asks = did !== undefined && (did.type === 'metric' || did.type === 'maybe' || did.type === 'verb')
  return asks && SOLD.test(did.text) ? fault('not-a-figure', { text: '我', kind: 'slice' }) : null
}
