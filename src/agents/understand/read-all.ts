import { type Fault, fault } from '../../core/fault.ts'
import type { Frame } from '../../core/frame.ts'
import type { Question } from '../../core/question.ts'
import type { Asking } from './asked.ts'
import { type Atom, atomsOf } from './atoms.ts'
import { withReferences } from './clauses.ts'
import { cheapestCovers } from './cover.ts'
import { machineOf } from './learnt-words.ts'
import type { NameIndex } from './names.ts'
import { offered } from './offer.ts'
import type { OfferRanker } from './offer-ranker.ts'
import { type RankedOffers, rankedOffers } from './ranked-offers.ts'
import { type Reading, reading } from './reading.ts'
import { slipMended } from './repair.ts'
import { type Token, Unread } from './token.ts'
import { turnReader } from './turn-reader.ts'

/** Where words were left aside, or a time was guessed; other doubts have all their readings among the offers. */
const VAGUE = new Set(['unknown-word', 'story', 'needs-period'])

/** One reading of all covers of equal cost: different frames are one tap, not a guess. */
export const readAll = (
  atoms: readonly Atom[],
  question: Question,
  asking: Asking,
  names: NameIndex,
  ranker: OfferRanker,
): { readonly read: Reading | Unread; readonly tokens: readonly Token[]; readonly near: readonly Frame[] } => {
  const covers = cheapestCovers(atoms, machineOf(asking.vocabulary), names, question.text)
  const readTurn = turnReader(question, asking)
  const reads = covers.map(({ tokens }) => readTurn(tokens, question.text))
  const there = reads.filter((read): read is Reading => !(read instanceof Unread))
  const [first] = there
  const tokens = withReferences(covers[0]?.tokens ?? [], question.history.at(-1)?.frame ?? null)
  const ranked = (reason: Fault | null): RankedOffers =>
    rankedOffers(
      tokens,
      {
        reason: reason?.fault ?? '',
        refused: reason?.fault === 'not-understood' ? reason.parameters.text : '',
        follows: question.history.length > 0,
        previous: question.history.at(-1)?.frame ?? null,
      },
      (some) => readTurn(some, question.text),
      ranker,
      asking,
    )
  if (!first) {
    const mended = slipMended(covers[0]?.tokens ?? [], question.text)
    const again =
      mended === null ? null : readAll(atomsOf(mended), { ...question, text: mended }, asking, names, () => 0)
    if (again && !(again.read instanceof Unread)) return again
    const reason = reads[0] instanceof Unread ? reads[0] : new Unread(fault('not-understood', { text: question.text }))
    const offers = ranked(reason.reason)
    const offer = offered(tokens, question, asking.catalogue, machineOf(asking.vocabulary), names, readTurn)
    if (offer) return { read: withMore(offer, tokens, offers.likely), tokens, near: [] }
    if (offers.likely.length === 0) return { read: reason, tokens, near: offers.near }
    return { read: { frames: offers.likely, certain: false, why: 'unknown-word', notAllowed: [] }, tokens, near: [] }
  }
  const open = there.flatMap((read) => (read.certain ? [] : [read.why]))
  // Another way to cut the words asks for something that is not there: the asker may have meant that.
  if (reads.some((read) => read instanceof Unread && read.reason.fault !== 'not-understood'))
    open.push('several-readings')
  const read = reading(
    there.flatMap((read) => read.frames),
    open,
    first.notAllowed,
  )
  const vague = !read.certain && VAGUE.has(read.why)
  return { read: vague ? withMore(read, tokens, ranked(null).likely) : read, tokens, near: [] }
}

/** Places that are left among the offers go to what may be meant, too; a period that was named comes before ones that are guessed. */
const withMore = (read: Reading, tokens: readonly Token[], likely: readonly Frame[]): Reading => {
  const guessed = read.why === 'needs-period' && tokens.some(({ type }) => type === 'period')
  const frames = guessed ? [...likely, ...read.frames] : [...read.frames, ...likely]
  return { ...reading(frames, [read.why], read.notAllowed), why: read.why }
}
