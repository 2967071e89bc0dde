import { and, eq, inArray, lt, sql, type SQL } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import { guessCount, knownDevice } from './schema.ts'
import { hashOf, newToken } from './tokens.ts'

/** How many wrong guesses are free, and how long the wait can grow. */
interface Patience {
  readonly free: number
  readonly longestSeconds: number
}

/**
 * Strangers wear out the patience for strangers, not the owner's: an account has one count for devices
 * that it never signed in on and one for each device that it did. A whole office may stand behind one
 * network address, which is why a network has more patience than an account.
 */
const patience = {
  stranger: { free: 5, longestSeconds: 15 * 60 },
  device: { free: 10, longestSeconds: 5 * 60 },
  network: { free: 50, longestSeconds: 15 * 60 },
  factor: { free: 5, longestSeconds: 15 * 60 },
  // A telephone company may put a whole village behind one address, and twelve digits are easily mistyped.
  code: { free: 20, longestSeconds: 15 * 60 },
  // No guess, and nothing is won by much of it but work for the office. A school behind one address files a class's
  // worth at once and then one a minute; whoever floods the register does no more.
  filing: { free: 30, longestSeconds: 60 },
  // The machine in a waiting room gives hundreds a day, and all telephones of the room may stand behind its address.
  ticket: { free: 500, longestSeconds: 10 },
} as const satisfies Record<string, Patience>

/** After a day without a wrong guess the count begins anew. */
const rememberedHours = 24

export interface Guess {
  /** The account that is guessed at, or what stands for one that there is not. */
  readonly target: string
  readonly isKnownDevice: boolean
  readonly deviceToken: string | undefined
  readonly network: string
  readonly at: Temporal.Instant
}

type Bucket = readonly [name: string, patience: Patience]

function bucketsOf({ target, isKnownDevice: isKnown, deviceToken, network }: Guess): Bucket[] {
  if (isKnown && deviceToken !== undefined) {
    // Not the network's: a stranger in the same café must not slow the owner down.
    return [[`device ${target} ${hashOf(deviceToken).toString('base64url')}`, patience.device]]
  }
  return [
    [`stranger ${target}`, patience.stranger],
    [`network ${network}`, patience.network],
  ]
}

/**
 * Seconds to wait before the next guess counts at all; 0 where it may be made now. Holds the counts until
 * the transaction ends, so that guesses made at once are counted one after the other.
 */
export function secondsToWait(tx: TenantTransaction, guess: Guess): Promise<number> {
  return waitFor(tx, bucketsOf(guess), guess.at)
}

/** Counts a wrong guess. */
export function countWrongGuess(tx: TenantTransaction, guess: Guess): Promise<void> {
  return count(tx, bucketsOf(guess), guess.at)
}

/** A right guess clears what was counted for the account on such a device, not for the network. */
export function clearGuesses(tx: TenantTransaction, guess: Guess): Promise<void> {
  return clear(
    tx,
    bucketsOf(guess).filter(([name]) => !name.startsWith('network')),
  )
}

/** The same for the second factor of a session that has shown the first: by account alone. */
export const factorGuesses = {
  secondsToWait: (tx: TenantTransaction, accountId: string, at: Temporal.Instant) =>
    waitFor(tx, [[`factor ${accountId}`, patience.factor]], at),
  countWrong: (tx: TenantTransaction, accountId: string, at: Temporal.Instant) =>
    count(tx, [[`factor ${accountId}`, patience.factor]], at),
  clear: (tx: TenantTransaction, accountId: string) => clear(tx, [[`factor ${accountId}`, patience.factor]]),
}

/**
 * The same for a code that opens something without an account, such as the tracking code of a request: by the
 * network address alone. Apart from the count for signing in, so that neither keeps anybody from the other.
 */
export const codeGuesses = {
  secondsToWait: (tx: TenantTransaction, network: string, at: Temporal.Instant) =>
    waitFor(tx, [[`code ${network}`, patience.code]], at),
  countWrong: (tx: TenantTransaction, network: string, at: Temporal.Instant) =>
    count(tx, [[`code ${network}`, patience.code]], at),
}

/**
 * The same for what anybody may file without an account, such as a request, each of which somebody has to answer:
 * every one is counted, by the network address alone. Not what the staff enter for others. `take` counts one, and tells
 * 0; or counts nothing, and tells the seconds to wait.
 */
export const filings = {
  take: (tx: TenantTransaction, network: string, at: Temporal.Instant) =>
    take(tx, [`filing ${network}`, patience.filing], at),
}

/** The same for numbers of a waiting room, which cost nobody work but push others back. */
export const ticketsTaken = {
  take: (tx: TenantTransaction, network: string, at: Temporal.Instant) =>
    take(tx, [`ticket ${network}`, patience.ticket], at),
}

/** In one statement as long as there is no waiting, which is nearly always. */
async function take(tx: TenantTransaction, bucket: Bucket, at: Temporal.Instant): Promise<number> {
  const [, { free }] = bucket
  const isFree = sql`${guessCount.lastAt} < ${forgottenAt(at)} or ${guessCount.failures} < ${free}`
  const counted = await oneMore(tx, bucket, at, isFree)
  if (counted.length > 0) return 0
  const seconds = await waitFor(tx, [bucket], at)
  if (seconds === 0) await count(tx, [bucket], at)
  return seconds
}

async function waitFor(
  { db, organizationId }: TenantTransaction,
  buckets: readonly Bucket[],
  at: Temporal.Instant,
): Promise<number> {
  let longest = 0
  // One after the other and always in the same order: two guesses that lock each other's would both wait.
  for (const [bucket, { free, longestSeconds }] of buckets.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    // Changes nothing where it was counted before, and holds it all the same.
    const [counted] = await db
      .insert(guessCount)
      .values({ organizationId, bucket, failures: 0, lastAt: at })
      .onConflictDoUpdate({
        target: [guessCount.organizationId, guessCount.bucket],
        set: { failures: sql`${guessCount.failures}` },
      })
      .returning()
    if (!counted) continue
    const passed = at.since(counted.lastAt).total('seconds')
    if (passed > rememberedHours * 3600 || counted.failures < free) continue
    const wait = Math.min(5 * 2 ** (counted.failures - free), longestSeconds)
    // A clock that was set back must not make anybody wait longer than the longest wait.
    longest = Math.max(longest, Math.min(wait - passed, wait))
  }
  return Math.ceil(longest)
}

async function count(tx: TenantTransaction, buckets: readonly Bucket[], at: Temporal.Instant): Promise<void> {
  for (const bucket of buckets.toSorted(([a], [b]) => (a < b ? -1 : 1))) await oneMore(tx, bucket, at)
}

/** Counts in a bucket, and tells so; where it is `onlyIf` something, it holds the bucket all the same. */
function oneMore(
  { db, organizationId }: TenantTransaction,
  [bucket]: Bucket,
  at: Temporal.Instant,
  onlyIf?: SQL,
) {
  const { failures, lastAt } = guessCount
  return db
    .insert(guessCount)
    .values({ organizationId, bucket, failures: 1, lastAt: at })
    .onConflictDoUpdate({
      target: [guessCount.organizationId, guessCount.bucket],
      set: {
        failures: sql`case when ${lastAt} < ${forgottenAt(at)} then 1 else ${failures} + 1 end`,
        lastAt: at,
      },
      ...(onlyIf ? { setWhere: onlyIf } : {}),
    })
    .returning({ failures })
}

function forgottenAt(at: Temporal.Instant): string {
  return at.subtract({ hours: rememberedHours }).toString()
}

async function clear({ db, organizationId }: TenantTransaction, buckets: readonly Bucket[]): Promise<void> {
  await db.delete(guessCount).where(
    and(
      eq(guessCount.organizationId, organizationId),
      inArray(
        guessCount.bucket,
        buckets.map(([name]) => name),
      ),
    ),
  )
}

/** Forgets counts that no longer slow anybody down. */
export async function forgetGuesses(
  { db, organizationId }: TenantTransaction,
  at: Temporal.Instant,
): Promise<void> {
  const before = at.subtract({ hours: rememberedHours })
  await db
    .delete(guessCount)
    .where(and(eq(guessCount.organizationId, organizationId), lt(guessCount.lastAt, before)))
}

/** Whether an account has signed in on the device that shows this token. */
export async function isKnownDevice(
  { db, organizationId }: TenantTransaction,
  accountId: string,
  deviceToken: string | undefined,
): Promise<boolean> {
  if (deviceToken === undefined) return false
  const found = await db
    .select({ at: knownDevice.at })
    .from(knownDevice)
    .where(
      and(
        eq(knownDevice.organizationId, organizationId),
        eq(knownDevice.accountId, accountId),
        eq(knownDevice.tokenHash, hashOf(deviceToken)),
      ),
    )
  return found.length > 0
}

/**
 * Makes a device known to an account; returns the token that the device is to keep. A token that nobody
 * here has given is replaced: a stranger may have put it there to be taken for the owner later.
 */
export async function rememberDevice(
  { db, organizationId }: TenantTransaction,
  {
    accountId,
    deviceToken,
    at,
  }: { accountId: string; deviceToken: string | undefined; at: Temporal.Instant },
): Promise<string> {
  const ours =
    deviceToken !== undefined &&
    (await db
      .select({ at: knownDevice.at })
      .from(knownDevice)
      .where(
        and(eq(knownDevice.organizationId, organizationId), eq(knownDevice.tokenHash, hashOf(deviceToken))),
      )
      .limit(1))
  const token = ours && ours.length > 0 ? deviceToken : newToken().token
  await db
    .insert(knownDevice)
    .values({ organizationId, accountId, tokenHash: hashOf(token), at })
    .onConflictDoUpdate({
      target: [knownDevice.organizationId, knownDevice.accountId, knownDevice.tokenHash],
      set: { at },
    })
  return token
}

/** Forgets devices on which nobody has signed in for a year, as their cookies do. */
export async function forgetDevices(
  { db, organizationId }: TenantTransaction,
  at: Temporal.Instant,
): Promise<void> {
  const before = at.subtract({ hours: 365 * 24 })
  await db
    .delete(knownDevice)
    .where(and(eq(knownDevice.organizationId, organizationId), lt(knownDevice.at, before)))
}
