/** A label or an offered question at the beginning of a line; names keep the rest of their letters. */
export const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
