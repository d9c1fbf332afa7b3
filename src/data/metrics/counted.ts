/** Which rows count, said once for all metrics (contracts 4). Void lines never; a reversed sale not since its reversal. */

/** Lines that make net sales: of returns, and of sales that no post_void reversed. */
export const KEPT_LINES = `line_type <> 'void' and (receipt_type = 'return' or receipt_type = 'sale' and reversed_at is null)`

/** Lines of goods that went out with a transaction; returns are not taken off. */
export const SOLD_LINES = `line_type = 'sale' and receipt_type = 'sale' and reversed_at is null`

/** Receipts that are transactions. */
export const TRANSACTIONS = `type = 'sale' and reversed_at is null`
