import type { Frame } from '../../core/frame.ts'
import { frameNames } from '../frame-place.ts'
import type { WordingContext } from '../language.ts'
import { metricNameOf } from '../names.ts'
import { base, inSentence, list, MEMBERS } from './answer.ts'
import { period } from './dates.ts'

const measured = ({ by, rank }: Frame, metric: string): string => {
  if (by === null) return metric
  if (rank === null) return `${metric} by ${MEMBERS[by].one}`
  const members = rank.n === 1 ? MEMBERS[by].one : `${rank.n} ${MEMBERS[by].many}`
  return `${rank.order === 'highest' ? 'top' : 'bottom'} ${members} by ${metric}`
}

/** `net sales, Riverside, yesterday (Saturday 31 May), against the usual Saturday`. */
export const question = (frame: Frame, context: WordingContext): string => {
  const { places, goods } = frameNames(frame, context, 'en')
  return [
    measured(frame, inSentence(metricNameOf(frame.metric, context, 'en'))),
    list(goods),
    list(places),
    period(frame.period, context.today),
    frame.base === null ? '' : `against ${base(frame, context)}`,
  ]
    .filter((part) => part !== '')
    .join(', ')
}
