import { describe, expect, it } from 'vitest'
import { atomsOf } from '../../../src/agents/understand/atoms.ts'
import { lexiconEntries, lexiconMachine } from '../../../src/agents/understand/lexicon.ts'

/** Single words that may be fillers: greetings, politeness, hesitation, and bare verbs of telling. */
const SINGLE = new Set(
  `please pls plz kindly thanks thx thankyou cheers ta hi hello hey hiya ok okay um uh er erm uhh umm hmm sorry actually alright mate guys
  floorwalker everyone dear show give tell fetch check checking wondering btw fyi quickly asap during looking well say gimme split dated
  going instead too tracking performing then so already yet wise appreciated
  actual actually actualy exactly exact precise precisely accurate perhaps maybe possibly current currently basically literally simply
  clearly obviously apparently honest honestly reckon again really real proper properly poss possible meanwhile anyhow damn bloody flipping
  inclusive inclusively namely ie viz whatchamacallit mm mmm mhm hmmm ummm errr ahem uhm ehm freaking flippin fecking blooming darn quick tyvm tysm thnx thnks lah leh lor hor na ji yaar bhai abeg biko oga shap howzit haibo yebo sawubona dumela namaskar vanakkam salaam salam showing listed list display displayed provide provided print pull grab run giz gizza gis gissa tgif`.split(
    /\s+/,
  ),
)

const plain = (pattern: string) =>
  pattern
    .split(/[|()[\]<>{}]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
const entries = lexiconEntries()

describe('the lexicon', () => {
  it('reads, every phrase of it', () => {
    expect(() => lexiconMachine()).not.toThrow()
    expect(entries.length).toBeGreaterThan(200)
  })

  it('holds no scope, time or quantifier word in the phrases of a metric', () => {
    const hidden =
      /\b(all|every|each|total|overall|yesterday|today|last|this|week|month|year|only|except|not|no)\b|全部|所有|各|每(?!单|笔|一|票|客|张|平)|昨|今天|上周|本月|总(?!金额)|除/
    const guilty = entries
      .filter(({ type }) => type === 'metric')
      .flatMap(({ file, pattern }) =>
        plain(pattern)
          .filter((part) => hidden.test(part))
          .map((part) => `${file}: ${part}`),
      )
      .filter((line) => !line.endsWith('transaction no'))
    expect(guilty).toEqual([])
  })

  it('has single English words as fillers only when they are on the list', () => {
    const machine = lexiconMachine()
    const words = new Set(
      entries
        .filter(({ language }) => language === 'en')
        .flatMap(({ pattern }) => atomsOf(pattern).map((atom) => atom.text)),
    )
    const single = [...words].filter((word) =>
      machine.spansAt(atomsOf(word), 0).some((span) => span.type === 'filler' && span.to === 1),
    )
    expect(single.filter((word) => !SINGLE.has(word))).toEqual([])
  })
})
