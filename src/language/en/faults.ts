import type { Dimension } from '../../core/dimension.ts'
import type { FaultWords } from '../fault-words.ts'

const CUTS: Readonly<Record<Dimension, string>> = {
  store: 'store',
  region: 'region',
  category: 'category',
  product: 'product',
  hour: 'hour',
  day: 'day',
}
const BASES: Readonly<Record<string, string>> = {
  W4: 'usual level',
  'LY-holiday': 'same holiday last year',
  LFL: 'same weekdays last year, comparable stores',
  plan: 'plan',
  peers: 'group of three or more similar stores',
  'LY-dow': 'same weekdays last year',
  period: 'other period',
}

/** What is no figure of the data: why, in the asker's terms. */
const BEYOND: Readonly<Record<string, string>> = {
  forecast:
    'That asks about what is still to come; these are figures of days that have been. Visitors, sales, receipts and one article’s units can be forecast up to the end of next week: “sales forecast tomorrow”',
  cause: 'That asks for a cause; I give figures and comparisons, and the analyst looks into reasons',
  condition: 'That depends on a condition, which I cannot put into a figure',
  exception:
    'That leaves something out, which I cannot do; please name the stores, categories or products that you want',
  clock: 'That asks for part of a day; I can give a whole day, or the day by hour',
  slice: 'The data cannot be cut like that; I can cut by store, region, category, product, day and hour',
  average: 'That asks for an average or a share that is no figure of mine',
  threshold: 'That asks for what lies above or below a limit; I can rank stores, categories and products instead',
  set: 'That asks for one figure over a ranking; please ask for the ranking, or name its members',
  cut: 'I cannot cut by that; I can cut by store, region, category, product, day and hour',
  target: 'That asks how far off a goal is, which I cannot answer from this question',
  action: 'That asks me to do something; I only give figures',
  price: 'That asks for a price or a cost, which I do not have',
  other: 'That asks for something that no figure of mine says',
}

/** Why a code on goods cannot be read (methods/goods-codes/code-fault.ts). */
const CODE_FLAWS: Readonly<Record<string, string>> = {
  empty: 'it is empty',
  'too-long': 'it is too long',
  length: 'it has the wrong number of digits',
  characters: 'it has characters that do not belong there',
  'check-digit': 'its check digit is wrong; please scan it again',
  'unknown-identifier': 'it has an identifier that is not known',
  'cut-short': 'a part of it is missing',
  date: 'its date does not exist',
  twice: 'it says one thing twice, differently',
  'no-template': 'no layout is set for such a code of the shop',
}

/** Each says what happened and, where there is one, what to do. */
export const faults: FaultWords = {
  'not-understood': ({ text }) => `I did not understand “${text}”; please ask in other words.`,
  'not-a-figure': ({ text, kind }) => `${BEYOND[kind] ?? BEYOND.other} (“${text}”)`.concat('.'),
  'unknown-name': ({ text }) => `I found nothing called “${text}”; please check the name.`,
  'no-such-date': ({ text }) => `There is no such date as “${text}”.`,
  'needs-period': ({ metric }, say) => `Please say for which days you want ${say.metric(metric)}.`,
  'cut-not-there': ({ metric, by }, say) => `There is no ${say.metric(metric)} by ${CUTS[by]}.`,
  'base-not-there': ({ metric, base }, say) =>
    `There is no ${BASES[base] ?? base} to compare ${say.metric(metric)} with.`,
  'question-too-long': ({ limit }) => `The question is too long; please keep it under ${limit} characters.`,
  'not-allowed-store': ({ stores }, say) => `You may not see these stores: ${say.stores(stores)}.`,
  'not-allowed-metric': ({ metric }, say) => `You may not see ${say.metric(metric)}.`,
  'needs-store': ({ metric, stores }, say) =>
    `A ${say.metric(metric)} is of one store; please say which: ${say.stores(stores)}.`,
  'no-stores': () => 'No store is assigned to you; please ask your administrator.',
  'not-collected': ({ metric }, say) => `The data that ${say.metric(metric)} needs are not collected.`,
  'no-rows': ({ metric, from, to }, say) =>
    from === to
      ? `There are no data on ${say.metric(metric)} for ${say.date(from)}.`
      : `There are no data on ${say.metric(metric)} from ${say.date(from)} to ${say.date(to)}.`,
  'outside-data': ({ dataFrom, dataTo }, say) =>
    `The data reach from ${say.date(dataFrom)} to ${say.date(dataTo)}; the days you asked about are not among them.`,
  'in-future': ({ dataTo }, say) => `Those days have not come yet; the data end on ${say.date(dataTo)}.`,
  'mixed-currencies': ({ currencies }) =>
    `These stores use different currencies (${currencies}), which cannot be added; please ask for each.`,
  'no-data': () => 'There are no data yet; please import some.',
  'source-unknown': ({ path, found }) =>
    `Nothing in ${path} is a known export or has headers that look like sales, stock, counts or a list of goods${found ? `: ${found}` : ''}. If it is one, say which with --into (sale-lines or a table such as fact_stock_day) and what its columns are with --map column=field; docs/sources.md lists what is known.`,
  'date-ambiguous': ({ file, column }) =>
    `The dates of ${column} in ${file} can be read in several ways (such as 03/04/2026 or 26-11-20), so nothing was taken; say --date-order dmy when the day comes first, mdy when the month does, or ymd when the year does.`,
  'number-ambiguous': ({ file, column }) =>
    `The numbers of ${column} in ${file} can be read two ways (1,234), so nothing was taken; say --decimal point when the comma marks thousands, or --decimal comma when it marks decimals.`,
  'mapping-unconfirmed': ({ file, target, missing }) =>
    missing === ''
      ? `The headers of ${file} are new; it looks like ${target}. To confirm: floorwalker import ${file} --accept-mapping; to change columns add --map column=field. Files with these headers then pass by themselves.`
      : `The headers of ${file} are new; it looks like ${target}, but ${missing} is missing. Name the columns with --map column=field, or give one value for all rows with --set field=value.`,
  'mapping-wrong': ({ file, name }) => `${name} is neither a column of ${file} nor a field that it can be mapped to.`,
  'rows-missing': ({ file }) => `${file} has a header but no rows below it.`,
  'column-unreadable': ({ file, column, as, example }) =>
    example === ''
      ? `Every cell of ${column} in ${file} is empty; it should hold ${as === 'date' ? 'dates' : 'numbers'}.`
      : `No cell of ${column} in ${file} is a ${as} (the first is “${example}”); name the column that holds the ${as}s.`,
  'column-missing': ({ file, column, there }) =>
    there === undefined
      ? `${file} has no column ${column}, so none of its rows were taken; add the column, or give it as an option if there is one.`
      : `${file} has no column ${column}; its columns are ${there}.`,
  'file-unreadable': ({ file, detail }) => `${file} cannot be read: ${detail}`,
  'other-chain': ({ chain, found }) =>
    `This data folder holds ${chain}, and ${found} is another chain; use another folder (--data), or --replace to start over.`,
  'data-busy': () => 'Another import into this data folder is running; please wait until it has ended.',
  'data-busy-elsewhere': ({ host, process }) =>
    `The machine ${host} (process ${process}) is importing into this data folder; wait until it has ended, or a minute if it has died.`,
  'journal-damaged': ({ entry }) =>
    `Entry ${entry} of the ingest journal is not what was written; restore the journal from a copy, or import with --replace.`,
  'raw-file-damaged': ({ file, entry }) =>
    `The journal's copy of ${file} (entry ${entry}) is damaged; import the same file again to mend it. What is there goes on being served.`,
  'file-changed': ({ file }) =>
    `${file} changed while it was read and was not imported; wait until it is written whole.`,
  'newer-version': ({ what }) =>
    `A newer Floorwalker wrote this data folder (${what}), and this one cannot read it; update, or make it anew from the journal with floorwalker rebuild.`,
  'bad-option': ({ option, value }) => `“${value}” is no value for ${option}.`,
  'disk-full': ({ free, needed }) =>
    `Only ${free} MB are free on the disk, and an import needs ${needed} MB; what is there goes on being served.`,
  'statement-refused': () => 'The query reached beyond what is allowed and was refused.',
  'statement-failed': ({ source }, say) => `Working out ${say.metric(source)} failed; please try again.`,
  'code-unreadable': ({ code, why }) =>
    `The code “${code}” cannot be read: ${CODE_FLAWS[why] ?? CODE_FLAWS.characters}.`,
  'code-unknown': ({ code }) => `No article has the code “${code}”.`,
  'value-unusable': ({ method, input, value }, say) =>
    `${say.metric(method)} cannot be worked out: ${input} cannot be “${value}”.`,
  'not-solved': ({ method, seconds }, say) =>
    `No plan for ${say.metric(method)} was found within ${seconds} seconds; please try again.`,
  'model-host-down': ({ tier }, say) => `The model of the ${say.tier(tier)} cannot be reached.`,
  'model-missing': ({ tier, model, command }, say) =>
    `The model ${model} of the ${say.tier(tier)} is not installed; run: ${command}`,
  'model-busy': ({ tier, position }, say) => `The ${say.tier(tier)} is busy; questions before yours: ${position}.`,
  'model-timeout': ({ tier, seconds }, say) => `The ${say.tier(tier)} did not finish within ${seconds} seconds.`,
  'model-failed': ({ tier, status }, say) => `The model of the ${say.tier(tier)} failed (${status}).`,
  'answer-cut': ({ tier }, say) => `The answer of the ${say.tier(tier)} was cut off and may not be complete.`,
  'answer-empty': ({ tier }, say) => `The ${say.tier(tier)} gave no answer.`,
  'answer-repeats': ({ tier }, say) => `The ${say.tier(tier)} kept repeating itself and was stopped.`,
  'answer-ungrounded': ({ tier, dropped }, say) =>
    `Sentences of the ${say.tier(tier)} that no data support were left out: ${dropped}.`,
  'prompt-too-long': ({ tier, tokens, limit }, say) =>
    `This is more than the ${say.tier(tier)} can read (${tokens} of ${limit}); please ask something narrower.`,
  'tool-input-invalid': ({ tool, detail }) => `The tool ${tool} was called with invalid input (${detail}).`,
  'budget-spent': ({ tier }, say) =>
    `The ${say.tier(tier)} used up what one question may take; please ask something narrower.`,
  'models-off': () => 'No model is set up to think about it.',
  cancelled: () => 'Cancelled.',
  internal: ({ reference }) => `Something went wrong; please give your administrator this reference: ${reference}.`,
}
