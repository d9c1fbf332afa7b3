import type { Dimension } from '../../core/dimension.ts'
import type { Frame } from '../../core/frame.ts'
import { frameNames } from '../frame-place.ts'
import type { WordingContext } from '../language.ts'
import { metricNameOf } from '../names.ts'
import { base, list, MEMBERS } from './answer.ts'
import { period } from './dates.ts'

const CLASSIFIERS: Readonly<Record<Dimension, string>> = {
  store: '家',
  region: '个',
  category: '个',
  product: '个',
  hour: '个',
  day: '个',
}

/** `河滨店昨天（5月31日周六）的净销售额，与平时周六相比`. */
export const question = (frame: Frame, context: WordingContext): string => {
  const { places, goods } = frameNames(frame, context, 'zh')
  const metric = metricNameOf(frame.metric, context, 'zh')
  const when = `${list(places)}${period(frame.period, context.today)}`
  const what = `${goods.length === 0 ? '' : `${list(goods)}的`}${metric}`
  const asked =
    frame.by === null
      ? `${when}的${what}`
      : frame.rank === null
        ? `${when}各${MEMBERS[frame.by]}的${what}`
        : `${when}${what}最${frame.rank.order === 'highest' ? '高' : '低'}的${frame.rank.n}${CLASSIFIERS[frame.by]}${MEMBERS[frame.by]}`
  return frame.base === null ? asked : `${asked}，与${base(frame, context)}相比`
}
