import type { Frame } from '../../core/frame.ts'

/** 全天 and "the whole of" say that a day is meant to its end. */
const TO_ITS_END = /全天|整天|全日|一整个|whole|entire|full day|all day|all of/iu

/**
 * A running period is compared with a base cut at the same local time; a question that wants the whole base asks for another
 * comparison, which no frame holds.
 */
export const wantsWholeBase = (text: string, frame: Frame, today: string): boolean =>
  frame.base !== null && frame.period.to >= today && TO_ITS_END.test(text.normalize('NFKC'))
