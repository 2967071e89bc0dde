import { expect, test } from 'vitest'
import { KeptReadings } from './kept-readings.ts'

const at = (revision: number, organizationId = 'a') => ({ organizationId, revision })

test('a reading is made once for a revision, also for those who ask while it is made', async () => {
  const kept = new KeptReadings()
  let made = 0
  const read = async (): Promise<number> => (made += 1)
  expect(await Promise.all([kept.get(at(1), 'x', read), kept.get(at(1), 'x', read)])).toEqual([1, 1])
  expect(await kept.get(at(1), 'y', read)).toBe(2)
  expect(await kept.get(at(1, 'b'), 'x', read)).toBe(3)
  expect(await kept.get(at(2), 'x', read)).toBe(4)
  expect(await kept.get(at(2), 'x', read)).toBe(4)
})

test('a request that knows an older revision neither gets the newer reading nor replaces it', async () => {
  const kept = new KeptReadings()
  await kept.get(at(2), 'x', async () => 'new')
  expect(await kept.get(at(1), 'x', async () => 'old')).toBe('old')
  expect(await kept.get(at(2), 'x', async () => 'again')).toBe('new')
})

test('a reading that fails is made again', async () => {
  const kept = new KeptReadings()
  const failing = kept.get(at(1), 'x', async () => {
    throw new Error('lost')
  })
  await expect(failing).rejects.toThrow('lost')
  expect(await kept.get(at(1), 'x', async () => 'found')).toBe('found')
})
