/** A sentence before the gate: words with slots `{{e1.r2.net_sales}}` where numbers go. Templates and models write the same. */
export type DraftSentence = string

/** evidence (desk-local id), row (1-based), column. */
export const SLOT = /\{\{\s*(e\d+)\.r(\d+)\.([a-z][a-z0-9_]*)\s*\}\}/g
