/**
 * SQL of `body` with `name` standing for `value`. A long expression that is named once is written once: statements that
 * repeat it instead grow by powers and take seconds to plan.
 */
export const binding = (value: string, name: string, body: string): string =>
  `list_transform([${value}], lambda ${name}: ${body})[1]`
