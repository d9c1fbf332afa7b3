import { describe, expect, it } from 'vitest'
import { type NamedPeriod, periodBefore, periodNamed } from '../../src/tools/named-period.ts'
import { days } from '../support/frames.ts'

describe('named periods on Tuesday 21 July 2026', () => {
  const expected: Readonly<Record<NamedPeriod, readonly [string, string, string, string]>> = {
    today: ['2026-07-21', '2026-07-21', '2026-07-20', '2026-07-20'],
    yesterday: ['2026-07-20', '2026-07-20', '2026-07-19', '2026-07-19'],
    'last-7-days': ['2026-07-14', '2026-07-20', '2026-07-07', '2026-07-13'],
    'last-28-days': ['2026-06-23', '2026-07-20', '2026-05-26', '2026-06-22'],
    'this-week': ['2026-07-20', '2026-07-21', '2026-07-13', '2026-07-14'],
    'last-week': ['2026-07-13', '2026-07-19', '2026-07-06', '2026-07-12'],
    'this-month': ['2026-07-01', '2026-07-21', '2026-06-01', '2026-06-21'],
    'last-month': ['2026-06-01', '2026-06-30', '2026-05-01', '2026-05-31'],
  }
  it.each(Object.entries(expected))('%s, and the one before', (name, [from, to, baseFrom, baseTo]) => {
    const period = periodNamed(name as NamedPeriod, '2026-07-21')
    expect(period).toEqual(days(from, to))
    expect(periodBefore(period, name as NamedPeriod)).toEqual(days(baseFrom, baseTo))
  })

  it('a running month at its 31st day is compared with the whole shorter month', () => {
    expect(periodBefore(periodNamed('this-month', '2026-07-31'), 'this-month')).toEqual(
      days('2026-06-01', '2026-06-30'),
    )
    expect(periodNamed('last-month', '2026-03-31')).toEqual(days('2026-02-01', '2026-02-28'))
    expect(periodNamed('this-week', '2026-07-19')).toEqual(days('2026-07-13', '2026-07-19'))
  })

  it('dates without a name are compared with as many days before', () => {
    expect(periodBefore(days('2026-07-10', '2026-07-12'), null)).toEqual(days('2026-07-07', '2026-07-09'))
  })
})
