import { canonical } from './canonical.ts'
import { completeJourney } from './complete-journey.ts'
import { mapped } from './mapped.ts'
import { onlineRetail } from './online-retail.ts'
import type { SourceFormat } from './source-format.ts'

/**
 * Known source formats. Those that are known by their columns come before the one that is known by file names; last the
 * one that only a confirmed mapping leads to.
 */
export const SOURCE_FORMATS: readonly SourceFormat[] = [onlineRetail, completeJourney, canonical, mapped]
