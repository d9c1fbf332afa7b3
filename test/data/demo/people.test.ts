import { expect, test } from 'vitest'
import { ROLES } from '../../../src/core/role.ts'
import { people } from '../../../src/data/demo/people.ts'
import { stores } from '../../../src/data/demo/places.ts'

test('every role has somebody, every store a manager and a clerk, each with a six-digit PIN of their own', () => {
  const all = people(stores(12))
  expect(new Set(all.map(({ role }) => role))).toEqual(new Set(ROLES))
  for (const { storeId } of stores(12))
    expect(all.filter(({ node }) => node === storeId).map(({ role }) => role)).toEqual(['store-manager', 'clerk'])
  expect(new Set(all.map(({ pin }) => pin)).size).toBe(all.length)
  expect(all.every(({ pin }) => /^\d{6}$/.test(pin))).toBe(true)
})

test('people keep their ids and PINs in a smaller chain', () => {
  const all = people(stores(12))
  for (const person of people(stores(4))) expect(all).toContainEqual(person)
  expect(all.find(({ personId }) => personId === 'P011')).toMatchObject({
    node: 'S01',
    role: 'store-manager',
    pin: '246011',
  })
})
