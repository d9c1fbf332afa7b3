const YES = ['是', 'y', 'yes', 'true', 't', '1', '对', '有', '√', '启用', 'ja', 'si', 'oui', 'x']
const NO = ['否', 'n', 'no', 'false', 'f', '0', '错', '无', '×', '停用', 'nein', 'non', '-']

const among = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ')

/** Yes and no in the words of tills, as DuckDB casts them. */
export const truthText = (raw: string): string =>
  `case when lower(trim(${raw})) in (${among(YES)}) then 'true' when lower(trim(${raw})) in (${among(NO)}) then 'false'
    else ${raw} end`
