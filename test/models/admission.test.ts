import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { makeAdmission, type Ticket } from '../../src/models/admission.ts'

const never = new AbortController().signal
const quiet = () => undefined
const ticketOf = (entered: Ticket | 'full' | 'cancelled'): Ticket => {
  if (typeof entered === 'string') throw new Error(entered)
  return entered
}

test('no more are let in than there are slots, and the next in line hears its place', async () => {
  const admission = makeAdmission(1, 5)
  const first = ticketOf(await admission.enter('S01', never, quiet))
  const places: number[] = []
  const second = admission.enter('S02', never, (place) => places.push(place))
  const third = admission.enter('S03', never, (place) => places.push(place))
  expect(places).toEqual([1, 2])
  first.release()
  ticketOf(await second).release()
  ticketOf(await third).release()
  expect(places).toEqual([1, 2, 1])
})

test('a full queue says so at once', async () => {
  const admission = makeAdmission(1, 1)
  await admission.enter('S01', never, quiet)
  void admission.enter('S01', never, quiet)
  expect(await admission.enter('S02', never, quiet)).toBe('full')
})

test('parties take turns: a store that floods the queue does not keep another out', async () => {
  const admission = makeAdmission(1, 20)
  const order: string[] = []
  const first = ticketOf(await admission.enter('loud', never, quiet))
  const waiting = ['loud', 'loud', 'loud', 'loud', 'quiet'].map(async (party) => {
    const ticket = ticketOf(await admission.enter(party, never, quiet))
    order.push(party)
    ticket.release()
  })
  first.release()
  await Promise.all(waiting)
  expect(order.indexOf('quiet')).toBe(0)
})

test('who leaves the queue gives its place up, and a ticket counts once however often it is given back', async () => {
  const admission = makeAdmission(1, 2)
  const first = ticketOf(await admission.enter('a', never, quiet))
  const impatient = new AbortController()
  const gone = admission.enter('b', impatient.signal, quiet)
  impatient.abort()
  expect(await gone).toBe('cancelled')
  first.release()
  first.release()
  const second = ticketOf(await admission.enter('c', never, quiet))
  const third = admission.enter('d', never, quiet)
  expect(await Promise.race([third, Promise.resolve('waits')])).toBe('waits')
  second.release()
  ticketOf(await third).release()
})

test('who waits for a slot that a timer gives back keeps the process awake: a command does not end without its answer', () => {
  const script = `
    import { makeAdmission } from './src/models/admission.ts'
    const admission = makeAdmission(1, 1)
    const enter = () => admission.enter('S01', new AbortController().signal, () => undefined)
    const ticket = await enter()
    setTimeout(() => ticket.release(), 50).unref()
    await enter()
    console.log('served')`
  const ran = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    encoding: 'utf8',
  })
  expect([ran.status, ran.stdout.trim()]).toEqual([0, 'served'])
})
