import type { Catalogue } from '../core/catalogue.ts'
import type { SetupView } from './api.ts'

type Place = SetupView['nodes'][number]

/** Every node that a role can be granted on, widest first. Areas have no names of their own in a snapshot. */
export const placesOf = (catalogue: Catalogue): readonly Place[] => {
  const areas = [...new Set(catalogue.regions.flatMap((region) => (region.area === null ? [] : [region.area])))]
  return [
    ...areas.map((area): Place => ({ id: area, kind: 'area', names: { zh: '全国', en: 'National' } })),
    ...catalogue.regions.map(({ id, names }): Place => ({ id, kind: 'region', names })),
    ...catalogue.districts.map(({ id, names }): Place => ({ id, kind: 'district', names })),
    ...catalogue.stores.map(({ id, names }): Place => ({ id, kind: 'store', names })),
  ]
}

export const placeNames = (catalogue: Catalogue, node: string): Place['names'] =>
  placesOf(catalogue).find((place) => place.id === node)?.names ?? { zh: node, en: node }
