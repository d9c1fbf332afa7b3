import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Warehouse } from '../../src/data/warehouse.ts'
import type { ProductsView, Receipt, ScaleView, TrayView } from '../../src/server/api.ts'
import { LOOSE_PLANT } from '../support/planted-retail.ts'
import { NOW, starWarehouse } from '../support/planted-star.ts'
import { appOf, type Planted, plantedService, send, signIn } from './support/planted-service.ts'

let warehouse: Warehouse
let planted: Planted
beforeAll(async () => {
  warehouse = await starWarehouse(LOOSE_PLANT)
})
afterAll(() => warehouse.close())
beforeEach(async () => {
  planted = await plantedService({ clock: () => NOW }, {}, { warehouse })
})
afterEach(() => planted.close())

const read = async <T>(person: string, path: string): Promise<{ status: number; body: T }> => {
  const app = appOf(planted)
  const response = await send(app, 'GET', path, { cookie: await signIn(app, person) })
  return { status: response.status, body: (await response.json()) as T }
}
const scaleOf = (person: string, query = 'store=S01&language=en') => read<ScaleView>(person, `/api/scale?${query}`)
const trayOf = (person: string, dishes: readonly (readonly [string, string])[], store = 'S01') => {
  const query = new URLSearchParams({ store, language: 'en' })
  for (const [dish, quantity] of dishes) {
    query.append('dish', dish)
    query.append('quantity', quantity)
  }
  return read<TrayView>(person, `/api/tray?${query}`)
}

describe('what lies on the scale', () => {
  it('is offered with code, price of a kilogram, chance and stock, and each figure opens its receipt', async () => {
    const { body } = await scaleOf('P004')
    const [straw, pear] = body.options
    expect([straw?.id, straw?.code, straw?.measure?.zh, straw?.price?.text]).toEqual([
      'STRAW',
      '4011',
      '千克',
      '¥20.00/kg',
    ])
    expect([pear?.id, pear?.code, pear?.price]).toEqual(['PEAR', null, null])
    for (const part of [straw?.price, straw?.chance, straw?.stock]) {
      const { body: receipt } = await read<Receipt>('P004', `/api/evidence/${part?.evidence}?language=en`)
      expect(receipt.rows[(part?.row ?? 0) - 1]?.cells[part?.column ?? '']?.text).toBe(part?.text)
      expect((await read('P003', `/api/evidence/${part?.evidence}`)).status).toBe(404)
    }
  })

  it('of a menu is the menu’s, in pieces', async () => {
    const { body } = await scaleOf('P004', 'store=S01&menu=Drinks&language=en')
    expect(body.options.map(({ id, measure }) => [id, measure])).toEqual([['COLA', null]])
    expect(body.menus.map(({ id }) => id)).toContain('Drinks')
  })

  it('of a store that is not theirs, or of a menu that nobody has, is not there', async () => {
    expect((await scaleOf('P003', 'store=S02')).status).toBe(404)
    expect((await scaleOf('P005', '')).status).toBe(404)
    expect((await scaleOf('P004', 'store=S01&menu=Toys')).status).toBe(404)
    expect((await send(appOf(planted), 'GET', '/api/scale?store=S01')).status).toBe(401)
  })
})

describe('a tray', () => {
  it('costs each line, rounded to the cent, and their sum', async () => {
    const { body } = await trayOf('P004', [
      ['STRAW', '0.335'],
      ['COLA', '2'],
    ])
    expect(body.lines.map(({ price, amount }) => [price?.text, amount?.text])).toEqual([
      ['¥20.00/kg', '¥6.70'],
      ['¥3.00', '¥6.00'],
    ])
    expect(body.total?.text).toBe('¥12.70')
    const { body: receipt } = await read<Receipt>('P004', `/api/evidence/${body.total?.evidence}?language=en`)
    expect(receipt.rows[0]?.cells.tray_total?.amount).toBe('12.70')
    expect(receipt.rows[1]?.cells.tray_quantity?.text).toBe('0.335 kg')
  })

  it('with a dish that has no price names it and has no total', async () => {
    expect(
      (
        await trayOf('P004', [
          ['COLA', '1'],
          ['PEAR', '1'],
        ])
      ).body,
    ).toEqual({ lines: [], total: null, unpriced: 'PEAR' })
  })

  it.each([['0'], ['-1'], ['1e3'], ['1.2345'], ['NaN'], ['']])(
    'with a quantity of "%s" is sent back',
    async (quantity) => {
      expect((await trayOf('P004', [['COLA', quantity]])).status).toBe(400)
    },
  )

  it('of nothing, of too much, of unknown goods or of another’s store is none', async () => {
    expect((await trayOf('P004', [])).status).toBe(400)
    expect(
      (
        await trayOf(
          'P004',
          Array.from({ length: 21 }, () => ['COLA', '1'] as const),
        )
      ).status,
    ).toBe(400)
    expect((await trayOf('P004', [['NOTHING', '1']])).status).toBe(404)
    expect((await trayOf('P003', [['COLA', '1']], 'S02')).status).toBe(404)
  })
})

it('a PLU finds its article', async () => {
  const { body } = await read<ProductsView>('P004', '/api/products?q=4011')
  expect(body.map(({ id, code, plu, measure }) => [id, code, plu, measure?.en])).toEqual([
    ['STRAW', '4011', '4011', 'kg'],
  ])
})
