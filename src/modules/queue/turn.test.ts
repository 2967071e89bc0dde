import { expect, test } from 'vitest'
import { inTurn, usualRule, type CallingCounter, type Waiting } from './turn.ts'

const at = Temporal.Instant.from('2026-11-23T03:00:00Z')
const counter: CallingCounter = { counterId: 'one', services: [] }

function ticket(ticketId: string, minutesAgo: number, rest: Partial<Waiting> = {}): Waiting {
  return {
    ticketId,
    serviceId: 'tax',
    number: 1,
    class: 'general',
    issuedAt: at.subtract({ minutes: minutesAgo }),
    forCounter: null,
    ...rest,
  }
}

const order = (waiting: readonly Waiting[], asking = counter) =>
  inTurn(waiting, asking, { rule: usualRule, at }).map(({ ticketId }) => ticketId)

test('whoever came first is called first', () => {
  expect(order([ticket('b', 5), ticket('a', 9), ticket('c', 1)])).toEqual(['a', 'b', 'c'])
})

test('tickets of the same instant go by their numbers, and of two services by their identifiers', () => {
  expect(order([ticket('1', 5, { number: 2 }), ticket('2', 5), ticket('3', 5)])).toEqual(['2', '3', '1'])
})

test('priority goes first, and among priority the earlier', () => {
  const waiting = [ticket('a', 20), ticket('b', 3, { class: 'monk' }), ticket('c', 4, { class: 'elderly' })]
  expect(order(waiting)).toEqual(['c', 'b', 'a'])
})

test('whoever has waited longer than the rule lets him goes before priority', () => {
  const waiting = [ticket('a', 31), ticket('b', 25, { class: 'pregnant' }), ticket('c', 30)]
  expect(order(waiting)).toEqual(['a', 'b', 'c'])
})

test('priority does not fall behind somebody who came later and has waited too long as well', () => {
  const waiting = [ticket('a', 31), ticket('b', 40, { class: 'pregnant' }), ticket('c', 50)]
  expect(order(waiting)).toEqual(['c', 'b', 'a'])
})

test('a counter calls its services only', () => {
  const waiting = [ticket('a', 9, { serviceId: 'waste' }), ticket('b', 5)]
  expect(order(waiting, { counterId: 'one', services: ['tax'] })).toEqual(['b'])
})

test('whoever was passed on is called by that counter alone, and before the others', () => {
  const waiting = [ticket('a', 9), ticket('b', 5, { forCounter: 'one', serviceId: 'waste' })]
  expect(order(waiting, { counterId: 'one', services: ['tax'] })).toEqual(['b', 'a'])
  expect(order(waiting, { ...counter, counterId: 'two' })).toEqual(['a'])
})
