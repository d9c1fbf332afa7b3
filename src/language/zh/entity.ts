import { entityForm } from '../entity-form.ts'
import { date } from './dates.ts'

export const entity = entityForm({
  code: 'zh',
  goodsAt: (goods, place) => `${place}的${goods}`,
  moved: (goods, from, to) => `${goods}从${from}调到${to}`,
  join: ' ',
  all: '全部门店',
  date,
})
