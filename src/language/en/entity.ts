import { entityForm } from '../entity-form.ts'
import { date } from './dates.ts'

export const entity = entityForm({
  code: 'en',
  goodsAt: (goods, place) => `${goods} at ${place}`,
  moved: (goods, from, to) => `${goods} from ${from} to ${to}`,
  join: ', ',
  all: 'all stores',
  date,
})
