import { describe, expect, it } from 'vitest'
import { promotions } from '../../src/analyses/price/promotions.ts'
import { isFault } from '../../src/core/fault.ts'
import { entityForm } from '../../src/language/entity-form.ts'
import { LANGUAGES } from '../../src/language/index.ts'
import { wordingOf } from '../../src/server/wording.ts'
import { NOW, scopeOf, starWarehouse } from '../support/planted-star.ts'

const line = (sku: string, from: string, to: string, qty: number, list: number, paid: number, cost: number) => `
  insert into fact_line (receipt_key, line_no, store_id, business_date, sku_id, qty, gross, discount, net_ex_tax, cost, line_type, ts_utc, hour, receipt_type, units)
  select '${sku}' || d::date, 1, 'S01', d::date, '${sku}', ${qty}, ${qty * list}, ${qty * (list - paid)}, ${qty * paid}, ${qty * cost}, 'sale', d + interval 4 hour, 12, 'sale', ${qty}
  from range(timestamp '${from}', timestamp '${to}' + interval 1 day, interval 1 day) as t(d);`

/**
 * COLA sells 10 a day at 3.00, cost 2.00; a week from 22 June at 2.40 it sells 20 a day, and 8 a day in the two weeks after.
 * MILK of the same group sells 5 a day at 10.00, cost 6.00, and 4 while the promotion runs. Funding 0.10 a unit.
 */
const PLANT = [
  line('COLA', '2026-05-25', '2026-06-21', 10, 3, 3, 2),
  line('COLA', '2026-06-22', '2026-06-28', 20, 3, 2.4, 2),
  line('COLA', '2026-06-29', '2026-07-20', 8, 3, 3, 2),
  line('MILK', '2026-05-25', '2026-06-21', 5, 10, 10, 6),
  line('MILK', '2026-06-22', '2026-06-28', 4, 10, 10, 6),
  `update dim_product set subst_group = 'G' where sku_id in ('COLA', 'MILK');
   insert into dim_promo values ('P1', '可乐八折', 'Cola 20 % off', 'percent', '2026-06-22', '2026-06-28', 0.2, 0.1),
     ('P2', '未结束', 'Later', 'percent', '2026-07-10', '2026-07-30', 0.2, 0);
   insert into promo_item values ('P1', 'COLA', ''), ('P2', 'MILK', '')`,
].join('\n')

const found = async (role: 'regional-manager' | 'clerk' = 'regional-manager') => {
  const warehouse = await starWarehouse(PLANT)
  const period = { from: '2026-06-01', to: '2026-07-20' }
  const result = await promotions(warehouse, scopeOf(undefined, role), { id: 'r.e1', at: NOW, period })
  const wording = wordingOf(warehouse.catalogue, NOW)
  await warehouse.close()
  return { result, wording }
}

describe('what promotions earned', () => {
  it('is worked out by hand: 28 more, 42 given away, 28 from milk, 28 bought ahead, 14 of funding', async () => {
    const { result } = await found()
    if (isFault(result)) throw new Error(JSON.stringify(result))
    expect(result.rows).toHaveLength(1)
    expect(result.rows[0]).toMatchObject({
      promo: 'P1',
      sold: '140.000',
      base: '70.000',
      extra: '28.00',
      givenAway: '42.00',
      cannibalised: '28.00',
      pulledForward: '28.00',
      funding: '14.00',
      incremental: '-56.00',
      settled: true,
    })
    expect(result.evidence.rows[0]?.cells.promo_margin).toEqual({ amount: '-56.00', unit: 'CNY' })
  })

  it('is not for those who may not see a margin', async () => {
    expect((await found('clerk')).result).toMatchObject({ fault: 'not-allowed-metric' })
  })
})

describe('what a row is about', () => {
  it('is said in people’s words: a kind, another store, an offer, and a code as it is', async () => {
    const { wording } = await found()
    const words = {
      code: 'zh' as const,
      goodsAt: (goods: string, place: string) => `${place}${goods}`,
      moved: (goods: string, from: string, to: string) => `${goods} ${from}>${to}`,
      join: ' ',
      all: '',
      date: () => '',
    }
    const said = entityForm(words)
    expect(said({ product: 'COLA', subject: 'till-above-shelf' }, wording)).toBe('可乐330ml 收银价高于价签')
    expect(said({ store: 'S01', subject: 'S02' }, wording)).toBe('河滨店 北门店')
    expect(said({ product: 'COLA', store: 'S01', subject: 'S02' }, wording)).toBe('可乐330ml 河滨店>北门店')
    expect(LANGUAGES.en.entity({ store: 'S01', subject: 'L1' }, wording)).toContain('L1')
    expect(said({ subject: 'P1' }, wording)).toBe('可乐八折')
    expect(LANGUAGES.en.entity({ subject: 'P1' }, wording)).toBe('Cola 20 % off')
    expect(LANGUAGES.en.entity({ product: 'COLA', subject: 'hold Rival' }, wording)).toContain('do not follow Rival')
  })
})
