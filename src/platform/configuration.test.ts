import { expect, test } from 'vitest'
import { readConfiguration } from './configuration.ts'

test.each([' ', '0x10', '1e3', '-1', '+1', '3000.0', '๓๐๐๐', '65536', 'three'])(
  'PORT=%j is refused by its name',
  (PORT) => {
    expect(() => readConfiguration({ PORT }, false)).toThrow(
      expect.objectContaining({ code: 'configuration', th: expect.stringContaining('PORT') }),
    )
  },
)

test.each([
  [undefined, 3000],
  ['', 3000],
  ['0', 0],
  [' 8080 ', 8080],
  ['65535', 65_535],
])('PORT=%j is %i', (PORT, port) => {
  expect(readConfiguration({ PORT }, false).port).toBe(port)
})
