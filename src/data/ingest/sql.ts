/** A text as SQL; for paths and options, which statements that define views cannot take as parameters. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`

export const list = (parts: readonly string[]): string => parts.join(', ')
