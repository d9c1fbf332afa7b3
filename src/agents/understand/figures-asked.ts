import type { MetricName } from '../../core/ids.ts'
import type { Asked, Asking } from './asked.ts'
import { OVERVIEW, type Settled } from './frames.ts'

const names = (text: string) => text.split(' ') as readonly string[] as readonly MetricName[]
/** What somebody who names goods and no figure may want of them: what is there, what they brought, how many went. */
const OF_GOODS = names('stock_on_hand net_sales units_sold')
const OF_GOODS_THEN = names('net_sales units_sold')

/** The figures that a whole question may ask for, likeliest first, and what is open about them. */
export const figuresAsked = (
  { measured, layout, things, compared }: Asked,
  form: Pick<Settled, 'by' | 'rank'>,
  { vocabulary }: Asking,
): { readonly metrics: readonly MetricName[]; readonly open: readonly string[] } => {
  const known = (metrics: readonly MetricName[]) => metrics.filter((name) => vocabulary.has(name))
  if (measured.metrics.length === 0) {
    // A list of goods in order is one of what they sold for, likeliest.
    const goodsRanked = form.rank !== null && form.by.some((by) => by === 'product' || by === 'category')
    const timed = compared.value !== null || compared.listed.length > 0
    const ofGoods = things.goodsSaid && form.rank === null && !measured.overview
    const metrics = ofGoods ? known(timed ? OF_GOODS_THEN : OF_GOODS) : goodsRanked ? OVERVIEW.slice(0, 1) : OVERVIEW
    return { metrics, open: ['metric'] }
  }
  const open = measured.certain || layout.listsGoods ? [] : [measured.metrics.length > 1 ? 'metric' : 'pieces-or-money']
  const pieces = measured.pieces || layout.pieces
  return {
    metrics: pieces && measured.metrics.join() === 'net_sales' ? known(OF_GOODS_THEN) : measured.metrics,
    open,
  }
}
