import { readDemoPlan } from '../data/demo/demo-plan.ts'
import { readPeople } from '../data/read-people.ts'

/** For the demo chain only: one sign-in a role, with its PIN, to print at the start. Real chains never print a PIN. */
export const demoSignIns = async (dataFolder: string): Promise<readonly string[]> => {
  if (readDemoPlan(dataFolder) === null) return []
  const seen = new Set<string>()
  const shown = (await readPeople(dataFolder)).filter(({ role, pin }) => pin && !seen.has(role) && seen.add(role))
  return ['Demo sign-ins:', ...shown.map(({ name, role, node, pin }) => `  ${name}, ${role} of ${node}: PIN ${pin}`)]
}
