import type { Catalogue } from '../core/catalogue.ts'
import type { StoreId } from '../core/ids.ts'
import type { Scope } from '../core/scope.ts'
import type { Person } from '../data/state-people.ts'

/**
 * The stores under the node that a role is granted on: a store, district, region or area id. An admin reads no sales,
 * and a node that this snapshot does not know gives nothing.
 */
export const scopeOf = (person: Person, catalogue: Catalogue): Scope => {
  const { node } = person
  const inArea = new Set(catalogue.regions.filter((region) => region.area === node).map((region) => region.id))
  const stores: StoreId[] =
    person.role === 'admin'
      ? []
      : catalogue.stores
          .filter(
            (store) =>
              store.id === node || store.district === node || store.region === node || inArea.has(store.region),
          )
          .map((store) => store.id)
  return Object.freeze({ person: person.id, role: person.role, stores: Object.freeze(stores) })
}
