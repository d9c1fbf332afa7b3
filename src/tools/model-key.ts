/** An id that is a label and can say nothing: `S01`, `LDN-001`, `1234`. */
const LABEL = /^(?:[A-Za-z]{0,6}[-_.]?\d{1,10}|[A-Za-z]{1,6})$/

/**
 * What models call members of the chain: their ids, which come from data as names do. An id that could say something to a model
 * is replaced by its kind and place in the catalogue (`store#3`, which is no label).
 */
export const modelKey = <E extends { readonly id: string }>(kind: string, entries: readonly E[], entry: E): string =>
  LABEL.test(entry.id) ? entry.id : `${kind}#${entries.indexOf(entry) + 1}`

/** The entry that a key names, or undefined. */
export const entryOf = <E extends { readonly id: string }>(
  kind: string,
  entries: readonly E[],
  key: string,
): E | undefined => entries.find((entry) => modelKey(kind, entries, entry) === key)
