import { fault } from '../../core/fault.ts'
import type { MetricName } from '../../core/ids.ts'
import { type Token, Unread } from './token.ts'

/** Which figure is asked for; several when the words leave it open, none when none is said. */
export interface Measured {
  readonly metrics: readonly MetricName[]
  readonly certain: boolean
  /** A word asks how things went without naming a figure. */
  readonly overview: boolean
}

const SELLING = new Set(['net_sales'])
const not = (text: string) => new Unread(fault('not-understood', { text }))

/** The metric by its name, or by a verb of selling with "how much". A number of pieces is no metric, so "how many ... sold" is not read. */
export const measured = (tokens: readonly Token[], used: Set<Token>, goodsSaid: boolean): Measured | Unread => {
  const of = (type: string) => tokens.filter((token) => token.type === type)
  const named = [...new Set(of('metric').map((token) => token.value))] as MetricName[]
  const open = of('maybe')
  const verbs = of('verb')
  const sellers = of('topseller')
  const asks = of('ask')
  for (const token of [...of('metric'), ...open, ...verbs, ...sellers, ...of('overview')]) used.add(token)
  const overview = of('overview').length > 0
  const selling = [...verbs.filter((verb) => verb.value === 'sell' || verb.value === 'take'), ...sellers]
  if (selling.length > 0 && (named.some((name) => !SELLING.has(name)) || open.length > 0))
    return not(selling[0]?.text ?? '')
  if (named.length > 0) {
    if (open.length > 0) return not(open[0]?.text ?? '')
    if (asks.some((ask) => ask.value === 'many') && selling.length > 0) return not(selling[0]?.text ?? '')
    return { metrics: named, certain: named.length === 1, overview }
  }
  if (open.length > 1) return not(open[1]?.text ?? '')
  if (open[0]) return { metrics: open[0].value.split(',') as MetricName[], certain: false, overview }
  if (sellers.length > 0)
    return {
      metrics: ['net_sales' as MetricName],
      certain: !goodsSaid && sellers.every((token) => !token.value.includes('?')),
      overview,
    }
  const [verb] = verbs
  if (verb === undefined) return { metrics: [], certain: true, overview }
  if (asks.some((ask) => ask.value === 'many')) return not(verb.text)
  const asked = asks.some((ask) => ask.value === 'much' || ask.value === 'what' || ask.value === 'money')
  if (verb.value === 'do' && !asked) return { metrics: [], certain: true, overview: true }
  const money = asks.some((ask) => ask.value === 'money')
  const certain =
    money ||
    (verb.value === 'take' && asked) ||
    (verb.value === 'do' && asks.some((ask) => ask.value === 'much') && !goodsSaid)
  return { metrics: ['net_sales' as MetricName], certain, overview }
}
