import type { Sentence, TappedPart } from '../../core/answer.ts'
import type { BusinessDate } from '../../core/business-date.ts'

/** An early warning as a page or a terminal shows it, in one language. */
export interface AlertView {
  readonly key: string
  readonly date: BusinessDate
  readonly dateText: string
  readonly place: string
  readonly topic: string
  readonly title: string
  readonly severity: 'severe' | 'warning'
  readonly kind: 'shop' | 'data' | 'outside'
  /** Checked by the gate; each number opens its receipt. */
  readonly sentences: readonly Sentence[]
  /** Names of goods or the aisle that it is about. */
  readonly about: readonly string[]
  /** Other figures out of line with it. */
  readonly also: readonly string[]
  /** The likeliest first; `likely` from 60 %. */
  readonly causes: readonly {
    readonly origin: string
    readonly label: string
    readonly likely: boolean
    /** What somebody who looked said about it. */
    readonly checked: 'yes' | 'no' | null
    /** How likely; null where nothing but the alert itself tells of it, or after an answer. */
    readonly share: TappedPart | null
  }[]
  /** From the likeliest origin to what is out of line. */
  readonly path: readonly string[]
  /** What the change of sales is made of; `part` from -1 to 1 against the largest. */
  readonly drivers: readonly { readonly label: string; readonly part: number; readonly figure: TappedPart }[]
  /** From which sales to which the drivers lead: their sum is the difference. The usual is not what was expected. */
  readonly driven: Sentence | null
  readonly action: string | null
  /** The next question for somebody in the shop, of the likeliest cause that nobody has looked at; none after a yes. */
  readonly question: string | null
  /** The cause that it is about, to be named with the answer. */
  readonly asks: string | null
  /** What was asked and seen so far, in order; `at` in epoch milliseconds. */
  readonly looks: readonly {
    readonly question: string
    readonly answer: 'yes' | 'no' | 'unsure'
    readonly by: string | null
    readonly at: number
  }[]
  /** Every cause that the system knows of was looked at and ruled out. */
  readonly ruledOut: boolean
  readonly status: 'open' | 'acknowledged' | 'dismissed' | 'answered'
  readonly answer: 'yes' | 'no' | 'unsure' | null
}

export interface AlertPageView {
  readonly date: BusinessDate
  readonly dateText: string
  readonly alerts: readonly AlertView[]
  /** What is beyond the day's budget of the reader's role: of less weight, to be opened if wanted. */
  readonly beyond: readonly AlertView[]
  /** How many of those that somebody judged were right. */
  readonly precision: { readonly right: number; readonly judged: number }
}
