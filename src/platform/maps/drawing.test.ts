import { expect, test } from 'vitest'
import type { AreaMap } from './area-map.ts'
import { drawMap } from './drawing.ts'
import { placeLabels } from './labels.ts'
import { beginPick, readPick } from './picking.ts'
import { metresBetween, readPointText } from './point.ts'
import type { Position, Shape } from './shape.ts'
import { atPixel, toPixels, wholeArea } from './view.ts'

const ring: Position[] = [
  [104.3, 15.8],
  [104.4, 15.8],
  [104.4, 15.9],
  [104.3, 15.9],
  [104.3, 15.8],
]
const map: AreaMap = { layers: { boundary: [{ kind: 'area', rings: [ring] }] }, attributions: ['©'] }
const size = { width: 288, height: 288 }
const whole = wholeArea(map, size)

test('the whole area is seen as near as it fits, and a pixel is the place that is drawn there', () => {
  expect(whole.middle).toEqual({ latitude: 15.85, longitude: 104.35 })
  for (const position of ring) {
    const [x, y] = toPixels(whole)(position)
    expect(x >= 0 && x <= 288 && y >= 0 && y <= 288, `${x},${y}`).toBe(true)
    const back = atPixel(whole, [x, y])
    expect(metresBetween(back, { longitude: position[0], latitude: position[1] })).toBeLessThan(2)
  }
})

test('a tap moves the pin to what was tapped, an arrow by a quarter, and zooming keeps it', () => {
  const shown = { middle: '15.85,104.35', zoom: String(whole.zoom), picked: '' }
  const tapped = readPick({ ...shown, 'spot.x': '144', 'spot.y': '44' }, map)
  expect(tapped).toMatchObject({ isPicked: true, use: undefined })
  expect(tapped.view.middle.latitude).toBeGreaterThan(15.87)
  expect(readPick({ ...shown, move: 'in' }, map)).toMatchObject({
    isPicked: false,
    view: { zoom: whole.zoom + 1, middle: whole.middle },
  })
  expect(readPick({ ...shown, move: 'west' }, map).view.middle.longitude).toBeLessThan(104.35)
  // A key on the picture tells of its corner: the middle is meant.
  expect(readPick({ ...shown, 'spot.x': '0', 'spot.y': '0' }, map)).toMatchObject({
    isPicked: true,
    view: { middle: whole.middle },
  })
})

test.each([
  {},
  { middle: '48.85,2.35', zoom: '3', use: 'yes' },
  { middle: 'x', zoom: '99', picked: 'yes' },
  { middle: ['15.85,104.35'], zoom: '3' },
])('what cannot be read begins with the whole area: %o', (fields) => {
  expect(readPick(fields, map)).toEqual(beginPick(map, undefined))
})

test('a point is read as it is written, within the country', () => {
  expect(readPointText('15.85,104.35')).toEqual({ latitude: 15.85, longitude: 104.35 })
  for (const text of ['', '15.85', '104.35,15.85', '15.85,104.35,1', '-15,104', '15e1,104']) {
    expect(readPointText(text), text).toBeUndefined()
  }
})

test('a picture of very many roads stays light, and one that lies elsewhere draws nothing', () => {
  const road: Shape[] = Array.from({ length: 3_000 }, (_, index) => ({
    kind: 'line',
    line: [
      [104.3 + (index % 60) / 600, 15.8 + Math.floor(index / 60) / 500],
      [104.302 + (index % 60) / 600, 15.801 + Math.floor(index / 60) / 500],
    ],
  }))
  const full = { ...map, layers: { ...map.layers, road } }
  const options = { places: [], language: 'th' } as const
  expect(JSON.stringify(drawMap(full, whole, options)).length).toBeLessThan(25_000)
  const elsewhere = { ...whole, middle: { latitude: 13, longitude: 100 }, zoom: 8 }
  expect(drawMap(full, elsewhere, options)).toMatchObject({ area: '', minorRoads: '', hasBoundary: true })
})

test('names do not cover one another or end outside the picture', () => {
  const wishes = Array.from({ length: 60 }, (_, index) => ({
    at: [20 + (index % 8) * 33, 20 + Math.floor(index / 8) * 30] as const,
    text: 'บ้านตัวอย่างที่นี่',
    isStrong: false,
  }))
  const labels = placeLabels(wishes, { ...size, taken: wishes.map(({ at }) => at) })
  expect(labels.length).toBeGreaterThan(0)
  for (const one of labels) {
    expect(one.x).toBeGreaterThan(0)
    for (const other of labels) {
      if (one !== other) expect(Math.abs(one.y - other.y) >= 13 || Math.abs(one.x - other.x) >= 60).toBe(true)
    }
  }
})
