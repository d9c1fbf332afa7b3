import { describe, expect, it } from 'vitest'
import { numbersOf } from '../../src/methods/user-numbers.ts'

describe('numbers as people write them', () => {
  it.each([
    [
      ['1', '2.5', '-3e2', '1,234.5', '(7)', '¥12', '50%', '１２'],
      [1, 2.5, -300, 1234.5, -7, 12, 0.5, 12],
    ],
    [
      ['1.234,50', '12,5'],
      [1234.5, 12.5],
    ],
    [
      ['1 234,5', '2,25'],
      [1234.5, 2.25],
    ],
    [
      ['1.234.567', '12.000'],
      [1234567, 12000],
    ],
    [
      ['1,234', '12,345', '1,23,456.00', "1'234"],
      [1234, 12345, 123456, 1234],
    ],
    [
      ['-¥3', '¥-3', '(¥1,234)', '12.5-', '−4', '+7', '( 3 )'],
      [-3, -3, -1234, -12.5, -4, 7, -3],
    ],
    [
      ['USD 12', '12 元', '€5', '12件', '3kg', '5 units', '2 L', '30人次'],
      [12, 12, 5, 12, 3, 5, 2, 30],
    ],
    [
      ['1.2万', '3.4k', '1.5亿', '2M', '10%'],
      [12000, 3400, 150000000, 2000000, 0.1],
    ],
  ])('%j', (cells, values) => {
    expect([...numbersOf(cells).values]).toEqual(values)
  })

  it('tells empty cells from bad ones and never lets an infinite value through', () => {
    const cells = ['', null, 'n/a', '--', '无', '#N/A', 'abc', 'Infinity', '1e999', '1-2', '12 apples', '--3', '4']
    const { values, wrong, empty, bad, firstBad } = numbersOf(cells)
    expect([...values]).toEqual([...Array(12).fill(Number.NaN), 4])
    expect([...wrong]).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 0])
    expect({ empty, bad, firstBad }).toEqual({ empty: 6, bad: 6, firstBad: 'abc' })
  })
})
