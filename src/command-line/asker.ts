import type { Catalogue } from '../core/catalogue.ts'
import { id } from '../core/ids.ts'
import type { Scope } from '../core/scope.ts'
import { openStateFile } from '../data/state-file.ts'
import { statePeople } from '../data/state-people.ts'
import { scopeOf } from '../server/scope-of.ts'
import type { DataFolder } from './data-folder.ts'
import { BadUse } from './exit.ts'

/** Whom the command line asks as: `operator`, a regional manager over all stores, or a person of the chain. */
export const askerOf = (folder: DataFolder, catalogue: Catalogue, person: string | undefined): Scope => {
  if (person === undefined || person === 'operator')
    return { person: id('operator'), role: 'regional-manager', stores: catalogue.stores.map((store) => store.id) }
  const file = openStateFile(folder.state)
  try {
    const found = statePeople(file).byId(person)
    if (!found) throw new BadUse(`There is no person ${person}; \`floorwalker people list\` names them all.`)
    return scopeOf(found, catalogue)
  } finally {
    file.close()
  }
}
