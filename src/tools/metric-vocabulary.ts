import { METRICS } from '../data/metrics/index.ts'
import type { Metric } from '../data/metrics/metric.ts'

/** The metrics as the question grammar knows them: names, words and cuts, no statements. */
export type MetricVocabularyEntry = Pick<Metric, 'name' | 'labels' | 'cuts' | 'kind' | 'better' | 'access' | 'reads'>

export const metricVocabulary = (): readonly MetricVocabularyEntry[] => Object.values(METRICS)
