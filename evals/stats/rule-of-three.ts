/** Upper 95 % bound of a rate of which none was seen in `n` independent tries; 1 where `n` is 3 or less. */
export const ruleOfThree = (n: number): number => Math.min(1, 3 / n)
