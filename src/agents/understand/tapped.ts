import { fault } from '../../core/fault.ts'
import type { Frame } from '../../core/frame.ts'
import type { Asking } from './asked.ts'
import { frameFault } from './frame-checks.ts'
import { silent, type Understanding } from './understanding.ts'

/** A tapped option is taken as it is; only names and rights are checked, because it comes back from a browser. */
export const tapped = (frame: Frame, asking: Asking): Understanding => {
  const { catalogue, scope } = asking
  const known =
    frame.stores.every((store) => catalogue.stores.some((one) => one.id === store)) &&
    frame.regions.every((region) => catalogue.regions.some((one) => one.id === region)) &&
    frame.categories.every((category) => catalogue.categories.some((one) => one.id === category)) &&
    frame.products.every((product) => catalogue.products.some((one) => one.id === product))
  if (!known)
    return silent(
      fault('unknown-name', {
        text: [...frame.stores, ...frame.regions, ...frame.categories, ...frame.products].join(', '),
      }),
    )
  const outside = frame.stores.filter((store) => !scope.stores.includes(store))
  const stores = frame.stores.filter((store) => scope.stores.includes(store))
  if (outside.length > 0 && stores.length + frame.regions.length === 0)
    return silent(fault('not-allowed-store', { stores: outside.join(', ') }))
  const broken = frameFault(frame, asking)
  return broken ? silent(broken) : { kind: 'understood', frame: { ...frame, stores }, notAllowed: outside }
}
