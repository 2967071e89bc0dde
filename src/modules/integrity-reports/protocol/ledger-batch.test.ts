import { randomBytes } from '@noble/hashes/utils.js'
import { expect, test } from 'vitest'
import { b64 } from './binding.ts'
import { readCanonical, writeCanonical } from './canonical-json.ts'
import { boxesADay, itemsADay, newBatch, readBatch } from './ledger-batch.ts'
import { changed, composed, refusal, served } from './staged-thread.ts'
import { boxHash } from './keybox.ts'

const boxes = (count: number): string[] => Array.from({ length: count }, () => b64(randomBytes(32)))

test('a thread is proven by the batches of its days, and every day looks alike', async () => {
  const first = newBatch('2026-11-27', {
    boxes: [...boxes(3), boxHash(changed.keybox)],
    items: composed.slice(0, 3),
  })
  const second = newBatch('2026-11-28', { boxes: boxes(4), items: composed.slice(3) })
  const quiet = newBatch('2026-11-29', { boxes: boxes(4), items: [] })
  const read = [first, second, quiet].map((batch) => readBatch(readCanonical(writeCanonical(batch)) ?? ''))
  expect(read.map((batch) => [batch?.boxes.length, batch?.ledger.size])).toEqual(
    Array.from({ length: 3 }, () => [4, 16]),
  )
  expect(read[0]?.boxes).toContain(boxHash(changed.keybox))
  const ledger = new Map(read.flatMap((batch) => Array.from(batch?.ledger ?? [])))
  expect(await refusal({ ledger })).toBeUndefined()
  expect(await refusal({ ledger, messages: served.messages.slice(0, -1) })).toEqual({
    seq: 4,
    check: 'withheld',
  })
})

test('a batch has its size, which doubles under flood', () => {
  const item = composed[0]
  if (!item) throw new Error('nothing was written')
  const many = Array.from({ length: itemsADay + 1 }, () => item)
  expect(() => newBatch('2026-11-27', { boxes: boxes(boxesADay), items: many })).toThrow(RangeError)
  expect(() => newBatch('2026-11-27', { boxes: boxes(boxesADay - 1), items: [] })).toThrow(RangeError)
  const doubled = newBatch('2026-11-27', { boxes: boxes(boxesADay * 2), items: many }, 1)
  expect(doubled.items).toHaveLength(itemsADay * 2)
  expect(readBatch(doubled)).toBeDefined()
})

test('what is no batch is not read', () => {
  const batch = newBatch('2026-11-27', { boxes: boxes(4), items: [] })
  const wrong = [
    'text',
    { ...batch, v: 2 },
    { ...batch, day: 'today' },
    { ...batch, items: batch.items.slice(1) },
    { ...batch, boxes: [] },
    { ...batch, items: batch.items.toReversed() },
    { ...batch, boxes: batch.boxes.toReversed() },
    { ...batch, items: batch.items.map((item) => item.slice(1)) },
  ]
  for (const one of wrong) expect(readBatch(one)).toBeUndefined()
})
