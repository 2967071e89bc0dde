import { expect, test } from 'vitest'
import { readingOnce, readOnce } from './reading-once.ts'
import type { TenantTransaction } from './tenant.ts'

const tx = { organizationId: 'a' } as TenantTransaction
const day = Temporal.PlainDate.from('2026-11-23')

let read = 0
async function count(_: TenantTransaction, from?: Temporal.PlainDate): Promise<string> {
  read += 1
  return `${from ?? 'ever'} ${read}`
}

async function other(): Promise<string> {
  return 'other'
}

test('a stretch reads a thing once, and each day and each reading for itself', async () => {
  read = 0
  const stretch = readingOnce(tx)
  expect(await readOnce(stretch, count, day)).toBe('2026-11-23 1')
  expect(await readOnce(stretch, count, day.add({ days: 0 }))).toBe('2026-11-23 1')
  expect(await readOnce(stretch, count, day.add({ days: 1 }))).toBe('2026-11-24 2')
  expect(await readOnce(stretch, count)).toBe('ever 3')
  expect(await readOnce(stretch, other)).toBe('other')
  expect(await readOnce(readingOnce(tx), count, day), 'another stretch').toBe('2026-11-23 4')
})

test('outside of a stretch everything is read anew: it may have been changed', async () => {
  read = 0
  expect(await readOnce(tx, count)).toBe('ever 1')
  expect(await readOnce(tx, count)).toBe('ever 2')
  readingOnce(tx)
  expect(await readOnce(tx, count), 'beside one').toBe('ever 3')
})

test('a reading that failed fails for all who ask in the stretch', async () => {
  const stretch = readingOnce(tx)
  const failing = async (): Promise<never> => {
    throw new Error('no')
  }
  await expect(readOnce(stretch, failing)).rejects.toThrow('no')
  await expect(readOnce(stretch, failing)).rejects.toThrow('no')
})
