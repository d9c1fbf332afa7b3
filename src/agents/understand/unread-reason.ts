import { type Fault, fault } from '../../core/fault.ts'
import type { Token } from './token.ts'

/** Says which words were not read: all unknown ones together, and one that stands where a store's name would as a name. */
export const unreadReason = (reason: Fault, tokens: readonly Token[], text: string): Fault => {
  if (reason.fault !== 'not-understood') return reason
  const runs: string[] = []
  let name: string | null = null
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]?.type !== 'unknown') continue
    let run = tokens[i]?.text ?? ''
    let end = i + 1
    for (; tokens[end]?.type === 'unknown'; end++)
      run += /^[\x20-\x7e]/.test(run) ? ` ${tokens[end]?.text}` : tokens[end]?.text
    const before = tokens[i - 1]
    const after = tokens[end]
    const capital = /^[A-Z][a-z]+/.test(run) && i > 0
    if (
      capital ||
      (after?.type === 'dim' && after.value === 'store') ||
      (before?.type === 'prep' && before.value === 'at')
    )
      name ??= run
    runs.push(run)
    i = end - 1
  }
  if (name !== null && runs.length === 1) return fault('unknown-name', { text: name })
  return fault('not-understood', { text: runs.join(', ') || reason.parameters.text || text })
}
