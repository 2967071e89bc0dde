import { concatBytes } from '@noble/hashes/utils.js'
import { describe, expect, test } from 'vitest'
import { longestEntry } from './entry.ts'
import { inclusionPath, leafHash, nodeHash, rootAt, rootOf, verifyInclusion } from './merkle.ts'
import {
  formatBundle,
  hashesOfTiles,
  parseBundle,
  parseTile,
  parseTilePath,
  tilePath,
  tileWidth,
  widthOf,
} from './tiles.ts'

describe('the path of a tile', () => {
  // The first is the example of C2SP tlog-tiles.
  test.each([
    [{ level: 0, index: 1_234_067, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 0, index: 0, width: 256 }, 'tile/0/000'],
    [{ level: 2, index: 999, width: 1 }, 'tile/2/999.p/1'],
    [{ level: 63, index: 1000, width: 255 }, 'tile/63/x001/000.p/255'],
    [{ level: 'entries', index: 5, width: 112 }, 'tile/entries/005.p/112'],
  ] as const)('%o is %s', (address, path) => {
    expect(tilePath(address)).toBe(path)
    expect(parseTilePath(path)).toEqual(address)
  })

  test.each([
    'tile/64/000',
    'tile/00/000',
    'tile/0/0',
    'tile/0/0000',
    'tile/0/x000/001',
    'tile/0/001/000',
    'tile/0/x001/x000',
    'tile/0/000.p/0',
    'tile/0/000.p/01',
    'tile/0/000.p/256',
    'tile/0/000.p/',
    'tile/entry/000',
    'tile/0/000/',
    'tile/0/-01',
    'tile/0/x900/x719/x925/x474/x099/x200',
    `tile/0/${'x999/'.repeat(7)}999`,
  ])('%s is none', (path) => {
    expect(parseTilePath(path)).toBeUndefined()
  })

  test.each([
    { level: -1, index: 0, width: 1 },
    { level: 64, index: 0, width: 1 },
    { level: 0, index: 2 ** 53, width: 1 },
    { level: 0, index: 0.5, width: 1 },
    { level: 0, index: 0, width: 0 },
    { level: 0, index: 0, width: 257 },
  ])('refuses %o', (address) => {
    expect(() => tilePath(address)).toThrow(RangeError)
  })
})

test('a tree of 70,000 has the tiles that the specification counts', () => {
  expect([0, 272, 273, 274].map((index) => widthOf(0, index, 70_000))).toEqual([256, 256, 112, 0])
  expect([0, 1, 2].map((index) => widthOf(1, index, 70_000))).toEqual([256, 17, 0])
  expect([0, 1].map((index) => widthOf(2, index, 70_000))).toEqual([1, 0])
  expect(widthOf(3, 0, 70_000)).toBe(0)
  expect(widthOf('entries', 273, 70_000)).toBe(112)
  expect([widthOf(0, 0, 256), widthOf(0, 1, 256), widthOf(1, 0, 256)]).toEqual([256, 0, 1])
  expect(widthOf(0, 0, 0)).toBe(0)
})

test('a tile is as many hashes as it says, to the byte', () => {
  const bytes = concatBytes(leafHash(Buffer.from('a')), leafHash(Buffer.from('b')))
  expect(parseTile(bytes, 2)).toEqual([leafHash(Buffer.from('a')), leafHash(Buffer.from('b'))])
  for (const [wrong, width] of [
    [bytes, 1],
    [bytes, 3],
    [bytes.subarray(1), 2],
    [new Uint8Array(), 1],
  ] as const) {
    expect(parseTile(wrong, width)).toBeUndefined()
  }
})

describe('a bundle of entries', () => {
  const entries = [Buffer.from('one'), Buffer.from(''), Buffer.alloc(longestEntry, 7)]

  test('is read back as it was written', () => {
    const bundle = formatBundle(entries)
    expect(Buffer.from(bundle.subarray(0, 7)).toString('hex')).toBe('00036f6e650000')
    expect(parseBundle(bundle, 3)?.map((entry) => Buffer.from(entry))).toEqual(entries)
    expect(parseBundle(formatBundle([]), 0)).toEqual([])
  })

  test('is refused when it is cut, longer, or of another number', () => {
    const bundle = formatBundle(entries.slice(0, 2))
    for (let length = 0; length < bundle.length; length += 1) {
      expect(parseBundle(bundle.subarray(0, length), 2)).toBeUndefined()
    }
    expect(parseBundle(Buffer.concat([bundle, Buffer.from([0])]), 2)).toBeUndefined()
    expect(parseBundle(bundle, 1)).toBeUndefined()
    expect(parseBundle(bundle, 3)).toBeUndefined()
  })

  test('refuses an entry over 65,535 bytes', () => {
    expect(() => formatBundle([Buffer.alloc(longestEntry + 1)])).toThrow(RangeError)
  })
})

describe('hashes out of tiles', () => {
  test('make the root of every size around the edges of tiles', async () => {
    for (const size of [1, 2, 255, 256, 257, 511, 512, 600]) {
      const leaves = Array.from({ length: size }, (_, index) => leafHash(Buffer.from(String(index))))
      const hashes = hashesOfTiles(size, async ({ level, index, width }) => {
        const row =
          level === 0
            ? leaves
            : Array.from({ length: Math.floor(size / tileWidth) }, (_, tile) =>
                rootOf(leaves.slice(tile * tileWidth, (tile + 1) * tileWidth)),
              )
        return row.slice(index * tileWidth, index * tileWidth + width)
      })
      expect(await rootAt(size, hashes)).toEqual(rootOf(leaves))
    }
  })

  test('a proof in a log of 1,000,000 reads six tiles at most', async () => {
    const size = 1_000_000
    const rows = [leafHash(new Uint8Array())]
    for (let level = 0; level < 24; level += 1) rows.push(nodeHash(rows[level]!, rows[level]!))
    for (const index of [0, 65_535, 500_000, 999_423, 999_999]) {
      const read: string[] = []
      const hashes = hashesOfTiles(size, async (address) => {
        read.push(tilePath(address))
        return Array.from({ length: address.width }, () => rows[address.level * 8]!)
      })
      const path = await inclusionPath(index, size, hashes)
      const root = await rootAt(size, hashes)
      expect(verifyInclusion({ index, size, leaf: rows[0]!, path, root })).toBe(true)
      expect(read.length).toBeLessThanOrEqual(6)
      expect(new Set(read).size).toBe(read.length)
    }
  })

  test('refuses a subtree that is not complete', async () => {
    const hashes = hashesOfTiles(3, async () => [])
    await expect(hashes(0, 3)).rejects.toThrow(RangeError)
    await expect(hashes(1, 1)).rejects.toThrow(RangeError)
  })
})
