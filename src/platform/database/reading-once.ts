import type { TenantTransaction } from './tenant.ts'

type Reading<Asked extends readonly unknown[], Found> = (
  tx: TenantTransaction,
  ...asked: Asked
) => Promise<Found>

const kept = new WeakMap<TenantTransaction, Map<unknown, Map<string, Promise<unknown>>>>()

/**
 * The same transaction for a stretch in which nothing is written: what {@link readOnce} reads with it is read once. For
 * counting many things that rest on the same few readings.
 */
export function readingOnce(tx: TenantTransaction): TenantTransaction {
  const stretch = { ...tx }
  kept.set(stretch, new Map())
  return stretch
}

/**
 * Reads something once in a stretch that {@link readingOnce} began, and anew each time in any other transaction, where
 * it may have been changed meanwhile. `read` is a function that stands in its file, by which it is known again with
 * what it is asked: days, numbers and texts.
 */
export function readOnce<Asked extends readonly unknown[], Found>(
  tx: TenantTransaction,
  read: Reading<Asked, Found>,
  ...asked: Asked
): Promise<Found> {
  const readings = kept.get(tx)
  if (!readings) return read(tx, ...asked)
  const key = JSON.stringify(asked)
  // A query asks the database each time that somebody waits for it; a promise that has it does not.
  const known = readings.get(read)?.get(key) ?? Promise.resolve(read(tx, ...asked))
  readings.set(read, (readings.get(read) ?? new Map()).set(key, known))
  return known as Promise<Found>
}
