import { entityForm } from '../entity-form.ts'
import { date } from './dates.ts'

export const entity = entityForm({
  code: 'en',
  goodsAt: (goods, place) => `${goods} at ${place}`,
  join: ', ',
  all: 'all stores',
  date,
})
