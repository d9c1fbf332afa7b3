import type { Frame } from '../../core/frame.ts'
import type { Asked, Asking } from './asked.ts'
import { isFree, type Token } from './token.ts'

/** "Fresh milk stock?" - "how many days cover?": a level by itself, after goods, is of those goods. */
export const tellsOfSame = (
  { measured, things, compared, layout }: Asked,
  { vocabulary }: Asking,
  previous: Frame | null,
): boolean => {
  const isLevel = (name: Frame['metric'] | undefined) => name !== undefined && vocabulary.get(name)?.kind === 'level'
  return (
    previous !== null &&
    previous.products.length + previous.categories.length > 0 &&
    previous.rank === null &&
    isLevel(previous.metric) &&
    measured.metrics.length === 1 &&
    isLevel(measured.metrics[0]) &&
    !things.goodsSaid &&
    things.said === 'none' &&
    compared.value === null &&
    layout.by[0] === null
  )
}

/** 库存呢: of what was talked about. */
export const isBareMeasure = (tokens: readonly Token[]): boolean => {
  const said = tokens.filter((token) => !isFree(token))
  return said.length === 1 && said[0]?.type === 'metric' && tokens.some(({ text }) => text === '呢')
}
