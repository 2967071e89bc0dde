import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { networkOf } from './security.ts'

test('an IPv4 address is counted by itself, also where IPv6 carries it', () => {
  expect(networkOf('203.0.113.7')).toBe('203.0.113.7')
  expect(networkOf('::ffff:203.0.113.7')).toBe('203.0.113.7')
  expect(networkOf('::FFFF:203.0.113.7')).toBe('203.0.113.7')
})

test('an IPv6 address is counted by its /64, which one subscriber holds whole', () => {
  const network = networkOf('2001:db8:1:2:3:4:5:6')
  expect(network).toBe('2001:db8:1:2')
  expect(networkOf('2001:db8:1:2::1')).toBe(network)
  expect(networkOf('2001:db8:1:3::1')).not.toBe(network)
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0')
  expect(networkOf('::1')).toBe('0:0:0:0')
})

const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16))
const half = fc.tuple(group, group, group, group).map((groups) => groups.join(':'))

test('what follows the first 64 bits never matters', () => {
  fc.assert(
    fc.property(half, half, half, (network, one, other) => {
      expect(networkOf(`${network}:${one}`)).toBe(network)
      expect(networkOf(`${network}:${one}`)).toBe(networkOf(`${network}:${other}`))
    }),
  )
})

test('the short form of an address belongs to the network of its long form', () => {
  fc.assert(
    fc.property(group, group, (first, last) => {
      expect(networkOf(`${first}::${last}`)).toBe(networkOf(`${first}:0:0:0:0:0:0:${last}`))
    }),
  )
})
