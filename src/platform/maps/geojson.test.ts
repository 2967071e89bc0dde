import { expect, test } from 'vitest'
import { isOutside } from './area.ts'
import { readMapFile } from './geojson.ts'
import { pointsOf } from './shape.ts'

const square = [
  [104.3, 15.8],
  [104.4, 15.8],
  [104.4, 15.9],
  [104.3, 15.9],
  [104.3, 15.8],
]
const feature = (type: string, coordinates: unknown, properties: object = {}) => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
})
const collection = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features })
const read = (text: string, holds: Parameters<typeof readMapFile>[1]['holds'] = 'tags', isSwapped = false) =>
  readMapFile(text, { holds, isSwapped })

test('things of OpenStreetMap go to their layers, and what the map has no use for is left out', () => {
  const found = read(
    collection(
      feature('MultiPolygon', [[square]], { boundary: 'administrative' }),
      feature('LineString', square.slice(0, 2), { highway: 'secondary', name: 'ถนนสายหลัก' }),
      feature('LineString', square.slice(1, 3), { tags: { highway: 'residential' } }),
      feature('Polygon', [square], { natural: 'water' }),
      feature('Point', [104.35, 15.85, 120], { amenity: 'school', 'name:th': 'โรงเรียน\u0000 ก', name: 'x' }),
      feature('Point', [104.35, 15.85], { amenity: 'bench' }),
      feature('LineString', square, { power: 'line' }),
      { type: 'Feature', properties: null, geometry: null },
    ),
  )
  expect(found).toMatchObject({ ok: true, skipped: 2 })
  if (!found.ok) return
  const layer = (name: string) => found.layers.find((one) => one.layer === name)?.shapes
  expect(layer('boundary')).toHaveLength(1)
  expect(layer('water')).toHaveLength(1)
  expect(layer('road')).toMatchObject([{ isMajor: true, name: 'ถนนสายหลัก' }, { kind: 'line' }])
  expect(layer('place')).toEqual([{ kind: 'place', at: [104.35, 15.85], name: 'โรงเรียน ก' }])
})

test('a file of one layer is that, whatever its tags say', () => {
  expect(read(JSON.stringify({ type: 'Polygon', coordinates: [square] }), 'boundary').ok).toBe(true)
  expect(read(collection(feature('Point', [104.3, 15.8])), 'boundary')).toEqual({
    ok: false,
    reason: 'nothing',
  })
  expect(read(collection(feature('Point', [104.3, 15.8])), 'place')).toEqual({ ok: false, reason: 'nothing' })
})

test('latitude before longitude is asked about, and turned when it is said', () => {
  const turned = collection(feature('Polygon', [square.map(([x, y]) => [y, x])]))
  expect(read(turned, 'boundary')).toEqual({ ok: false, reason: 'swapped' })
  expect(read(turned, 'boundary', true).ok).toBe(true)
  expect(read(collection(feature('Polygon', [square])), 'boundary', true).ok).toBe(false)
})

test.each([
  ['', 'unreadable'],
  ['[]', 'unreadable'],
  ['{"type":"Topology"}', 'unreadable'],
  ['{"type":"FeatureCollection","features":{}}', 'unreadable'],
  ['{"type":"Point","coordinates":["104","15"]}', 'unreadable'],
  ['{"type":"Point","coordinates":[]}', 'unreadable'],
  ['{"type":"Polygon","coordinates":[[null]]}', 'unreadable'],
  ['{"type":"FeatureCollection","features":[]}', 'nothing'],
  ['{"type":"Point","coordinates":[412345,1712345]}', 'projected'],
  ['{"type":"Point","coordinates":[2.35,48.85]}', 'outside-country'],
  [
    '{"type":"Point","coordinates":[104,15],"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32648"}}}',
    'projected',
  ],
])('%s is refused as %s', (text, reason) => {
  expect(read(text)).toEqual({ ok: false, reason })
})

test('a line of very many points is drawn by few, and more shapes than a map can hold are refused', () => {
  const wave = Array.from({ length: 60_000 }, (_, index) => [
    104 + index / 1e6,
    15 + Math.sin(index / 900) / 1e3,
  ])
  const found = read(collection(feature('LineString', wave, { highway: 'track' })))
  expect(
    found.ok && found.layers.flatMap(({ shapes }) => shapes).reduce((sum, one) => sum + pointsOf(one), 0),
  ).toBeLessThan(12_001)
  const many = Array.from({ length: 3_001 }, () =>
    feature('LineString', square.slice(0, 2), { highway: 'path' }),
  )
  expect(read(collection(...many))).toEqual({ ok: false, reason: 'too-many' })
})

test('a point is outside beyond a little slack, and in a hole; without a boundary nothing is', () => {
  const hole = [
    [104.34, 15.84],
    [104.36, 15.84],
    [104.36, 15.86],
    [104.34, 15.86],
    [104.34, 15.84],
  ]
  const found = read(collection(feature('Polygon', [square, hole])), 'boundary')
  const boundary = found.ok ? found.layers[0]!.shapes : []
  const outside = (latitude: number, longitude: number) => isOutside(boundary, { latitude, longitude })
  expect(outside(15.82, 104.32)).toBe(false)
  expect(outside(15.85, 104.35)).toBe(true)
  expect(outside(15.95, 104.35)).toBe(true)
  // Some twenty metres over the edge, and some two hundred.
  expect(outside(15.9002, 104.35)).toBe(false)
  expect(outside(15.902, 104.35)).toBe(true)
  expect(isOutside([], { latitude: 13, longitude: 100 })).toBe(false)
})
