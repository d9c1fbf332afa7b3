/** Which column of an unknown file is which field of what it is taken for; confirmed by a person, saved by its header. */
export interface ColumnMapping {
  /** `sale-lines` or a canonical table. */
  readonly target: string
  /** Field to the file's columns, as the header writes them; several are read one after another (a date and its time). */
  readonly columns: Readonly<Record<string, readonly string[]>>
  /** Field to a value that every row has. */
  readonly constants: Readonly<Record<string, string>>
}

/** What files lack and the importer said; part of a journal entry, so that a rebuild reads the file as the import did. */
export interface SourceOptions {
  readonly tz?: string
  readonly currency?: string
  readonly dayCutoff?: string
  /** Of `03/04/2026` or `26-11-20`, where nothing in the file tells. */
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd'
  /** Of `1,234`, where nothing in the file tells. */
  readonly decimal?: 'point' | 'comma'
  /** Share of one that is tax within prices, where lines do not say: 0.13. */
  readonly taxRate?: string
  readonly mapping?: ColumnMapping
}
