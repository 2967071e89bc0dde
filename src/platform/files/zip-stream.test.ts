import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { readZip } from '../../../test/support/zip-reading.ts'
import { fittingEntries, zipStream, type ZipEntry } from './zip-stream.ts'

const at = Temporal.PlainDateTime.from('2026-11-23T10:00')

function entry(name: string, ...pieces: string[]): ZipEntry {
  return {
    name,
    bytes: Buffer.byteLength(pieces.join('')),
    open: async () =>
      (async function* () {
        for (const piece of pieces) yield Buffer.from(piece)
      })(),
  }
}

test('an archive is as long as was said and is read by others, Thai names too', async () => {
  const { bytes, body } = zipStream(
    [entry('ดัชนี.csv', 'a,b\r\n', '1,2'), entry('O1/แผนผัง.pdf', 'x'.repeat(100_000)), entry('empty')],
    at,
  )
  const archive = await buffer(body)
  expect(archive.length).toBe(bytes)
  expect(await readZip(archive)).toEqual({
    'ดัชนี.csv': 'a,b\r\n1,2',
    'O1/แผนผัง.pdf': 'x'.repeat(100_000),
    empty: '',
  })
})

test('an archive of nothing is one too', async () => {
  const { body } = zipStream([], at)
  expect(await readZip(await buffer(body))).toEqual({})
})

test('a file that is not as long as was said ends the stream with an error', async () => {
  const { body } = zipStream([{ ...entry('short', 'abc'), bytes: 4 }], at)
  await expect(buffer(body)).rejects.toThrow('short has 3 bytes and not 4')
})

test('what does not fit into one archive is left out, and refused where it is not', () => {
  const big = { ...entry('big'), bytes: 3_000_000_000 }
  expect(fittingEntries([big, big])).toEqual([big])
  expect(() => zipStream([big, big], at)).toThrow(RangeError)
  expect(fittingEntries(Array.from({ length: 70_000 }, (_, index) => entry(String(index))))).toHaveLength(
    65_534,
  )
})
