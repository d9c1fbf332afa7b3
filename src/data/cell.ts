/** One value of a result row; DECIMAL and BIGINT are cast to text in SQL, so no float touches money. */
export type Cell = string | number | boolean | null
