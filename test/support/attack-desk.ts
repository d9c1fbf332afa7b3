import { evidenceOf, frameOf } from './evidence-fixtures.ts'

const W4 = { kind: 'W4' }

/** Net sales of three stores against usual, one store's conversion, and the transactions of all: yesterday, Saturday 31 May. */
export const attackDesk = [
  evidenceOf(1, frameOf({ by: 'store', base: W4 }), [
    { entity: { store: 'S01' }, value: '45612.30', base: '46846.10' },
    { entity: { store: 'S02' }, value: '38120', base: '35000' },
    { entity: { store: 'S03' }, value: '29004.5', base: '31000' },
  ]),
  evidenceOf(2, frameOf({ metric: 'conversion', stores: ['S01'], base: W4 }), [{ value: '0.5834', base: '0.5710' }]),
  evidenceOf(3, frameOf({ metric: 'transactions' }), [{ value: '12004' }]),
]
