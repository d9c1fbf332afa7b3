import { entityForm } from '../entity-form.ts'
import { date } from './dates.ts'

export const entity = entityForm({
  code: 'zh',
  goodsAt: (goods, place) => `${place}的${goods}`,
  join: ' ',
  all: '全部门店',
  date,
})
