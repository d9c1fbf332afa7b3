import type { Family } from '../case.ts'
import { alerting } from './alerting.ts'
import { analyst } from './analyst.ts'
import { clerk } from './clerk.ts'
import { regionalManager } from './regional-manager.ts'

/** Every family there is. A tier is judged on its own; each holds traps beside what it must answer. */
export const FAMILIES: readonly Family[] = [...clerk, ...analyst, ...alerting, ...regionalManager]
