import { and, desc, eq, gt, isNull, lt, lte, ne, or, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../database/tenant.ts'
import type { HeldRole, Person, Role } from './actor.ts'
import { account, session } from './schema.ts'
import { hashOf, newToken } from './tokens.ts'

/** An officer is called away from his desk; longer, and somebody else may sit down at it. */
const idleMinutes = 30
/** A working day with its evening meeting. */
const absoluteHours = 12
/** Writing down every request would make each reading a write. */
const touchSeconds = 60
/** Ended sessions stay this long: a form that arrives late is kept for whoever typed it. */
const keptHours = 48
/** Several machines that serve one database do not agree on the time to the second. */
const clockErrorMinutes = 5

/** Roles that must show a second factor: those who decide, and those who could open doors to others. */
const needSecondFactor: ReadonlySet<Role> = new Set([
  'administrator',
  'integrity-officer',
  'clerk',
  'chief-executive',
])

/** Somebody who showed a session that is alive. */
export interface FoundSession {
  readonly sessionId: string
  readonly person: Person
  /** Every factor that the account and its roles demand was shown. */
  readonly isWhole: boolean
  /** The page that lets him go on where it was not. */
  readonly owes: 'second-factor' | 'second-factor-set-up' | undefined
  /** Last written down long enough ago to be written anew. */
  readonly isStale: boolean
}

export interface NewSession {
  readonly accountId: string
  readonly at: Temporal.Instant
  readonly userAgent: string
  /** A second factor was shown too, or what was shown counts as both. */
  readonly hasShownSecondFactor: boolean
}

/**
 * Begins a session. The token goes to the browser and is nowhere else. Sessions that ran out are ended on
 * this occasion: see {@link endOverdueSessions}.
 */
export async function openSession(
  tx: TenantTransaction,
  { accountId, at, userAgent, hasShownSecondFactor }: NewSession,
): Promise<{ token: string; sessionId: string }> {
  const { db, organizationId } = tx
  await endOverdueSessions(tx, at)
  const { token, hash } = newToken()
  const sessionId = uuidv7()
  await db.insert(session).values({
    organizationId,
    sessionId,
    accountId,
    tokenHash: hash,
    userAgent: userAgent.slice(0, 200),
    createdAt: at,
    lastSeenAt: at,
    secondFactorAt: hasShownSecondFactor ? at : null,
  })
  return { token, sessionId }
}

/** Whether somebody who holds these roles must show a second factor. */
export function mustShowSecondFactor(roles: readonly HeldRole[]): boolean {
  return roles.some(({ role }) => needSecondFactor.has(role))
}

/**
 * The session of a token with the person it belongs to and the roles he holds on a date, his own first, in
 * one query. A token that is unknown, ended, idle for 30 minutes or older than 12 hours finds nothing; nor
 * does one that was used later than it is now: a clock that was set back must not make sessions immortal.
 */
export async function findSession(
  { db, organizationId }: TenantTransaction,
  token: string,
  { at, today }: { at: Temporal.Instant; today: Temporal.PlainDate },
): Promise<FoundSession | undefined> {
  const day = today.toString()
  const { idle, oldest, future } = limitsAt(at)
  const { rows } = await db.execute<{
    session_id: string
    account_id: string
    name: string
    has_second_factor: boolean
    second_factor_at: Date | null
    last_seen_at: Date
    roles: HeldRole[] | null
  }>(sql`
    select s.session_id, s.account_id, s.second_factor_at, s.last_seen_at, a.name, a.has_second_factor,
      (select json_agg(json_build_object('role', role, 'divisionId', division_id, 'isActing', acting)
          order by acting, id) from (
        select role, division_id, false as acting, account_role_id as id from account_role r
        where r.organization_id = ${organizationId} and r.account_id = s.account_id
          and r.from_date <= ${day} and (r.until_date is null or r.until_date >= ${day})
        union all
        select role, division_id, true, acting_id from acting c
        where c.organization_id = ${organizationId} and c.account_id = s.account_id
          and c.from_date <= ${day} and c.to_date >= ${day}
      ) held) as roles
    from session s
    join account a on a.organization_id = ${organizationId} and a.account_id = s.account_id
    where s.organization_id = ${organizationId} and s.token_hash = ${hashOf(token)} and s.ended_at is null
      and a.state = 'active' and s.created_at > ${oldest.toString()}
      and s.last_seen_at > ${idle.toString()} and s.last_seen_at <= ${future.toString()}`)
  const row = rows[0]
  if (!row) return undefined
  const roles = row.roles ?? []
  const shown = row.second_factor_at !== null
  const owes = shown
    ? undefined
    : row.has_second_factor
      ? 'second-factor'
      : mustShowSecondFactor(roles)
        ? 'second-factor-set-up'
        : undefined
  return {
    sessionId: row.session_id,
    person: { accountId: row.account_id, name: row.name, roles },
    isWhole: owes === undefined,
    owes,
    isStale: at.epochMilliseconds - new Date(row.last_seen_at).getTime() > touchSeconds * 1000,
  }
}

/** A session that began no later than `oldest`, or was last used outside the other two, has run out. */
function limitsAt(at: Temporal.Instant): Record<'oldest' | 'idle' | 'future', Temporal.Instant> {
  return {
    oldest: at.subtract({ hours: absoluteHours }),
    idle: at.subtract({ minutes: idleMinutes }),
    future: at.add({ minutes: clockErrorMinutes }),
  }
}

/**
 * Ends the sessions of everybody that ran out, by whatever limit. Once that is written down, no clock that
 * is set back revives them.
 */
export async function endOverdueSessions(
  { db, organizationId }: TenantTransaction,
  at: Temporal.Instant,
): Promise<void> {
  const { oldest, idle, future } = limitsAt(at)
  await db
    .update(session)
    .set({ endedAt: at })
    .where(
      and(
        eq(session.organizationId, organizationId),
        isNull(session.endedAt),
        or(lte(session.createdAt, oldest), lte(session.lastSeenAt, idle), gt(session.lastSeenAt, future)),
      ),
    )
}

/** Whose session a token was that has ended in whatever way, for as long as that is kept. */
export async function accountOfEndedSession(
  { db, organizationId }: TenantTransaction,
  token: string,
): Promise<string | undefined> {
  const [found] = await db
    .select({ accountId: session.accountId })
    .from(session)
    .where(and(eq(session.organizationId, organizationId), eq(session.tokenHash, hashOf(token))))
  return found?.accountId
}

/** Writes down that a session is in use. */
export async function touchSession(
  { db, organizationId }: TenantTransaction,
  sessionId: string,
  at: Temporal.Instant,
): Promise<void> {
  await db
    .update(session)
    .set({ lastSeenAt: at })
    .where(
      and(
        eq(session.organizationId, organizationId),
        eq(session.sessionId, sessionId),
        lt(session.lastSeenAt, at),
      ),
    )
}

/** A session as its owner sees it in his list. */
export interface OwnSession {
  readonly sessionId: string
  readonly userAgent: string
  readonly createdAt: Temporal.Instant
  readonly lastSeenAt: Temporal.Instant
}

/** The sessions of an account that are alive, the newest first. */
export async function listSessions(
  { db, organizationId }: TenantTransaction,
  accountId: string,
  at: Temporal.Instant,
): Promise<OwnSession[]> {
  const { oldest, idle, future } = limitsAt(at)
  return db
    .select({
      sessionId: session.sessionId,
      userAgent: session.userAgent,
      createdAt: session.createdAt,
      lastSeenAt: session.lastSeenAt,
    })
    .from(session)
    .where(
      and(
        eq(session.organizationId, organizationId),
        eq(session.accountId, accountId),
        isNull(session.endedAt),
        gt(session.createdAt, oldest),
        gt(session.lastSeenAt, idle),
        lte(session.lastSeenAt, future),
      ),
    )
    .orderBy(desc(session.lastSeenAt), desc(session.sessionId))
}

/** Ends one session of an account; false where the account has none of that id that is still open. */
export async function endSession(
  { db, organizationId }: TenantTransaction,
  { accountId, sessionId, at }: { accountId: string; sessionId: string; at: Temporal.Instant },
): Promise<boolean> {
  const ended = await db
    .update(session)
    .set({ endedAt: at })
    .where(
      and(
        eq(session.organizationId, organizationId),
        eq(session.accountId, accountId),
        eq(session.sessionId, sessionId),
        isNull(session.endedAt),
      ),
    )
    .returning({ sessionId: session.sessionId })
  return ended.length > 0
}

/** Ends a session whoever's it is: the browser that showed it gets another one. */
export async function endReplacedSession(
  { db, organizationId }: TenantTransaction,
  sessionId: string,
  at: Temporal.Instant,
): Promise<void> {
  await db
    .update(session)
    .set({ endedAt: at })
    .where(
      and(
        eq(session.organizationId, organizationId),
        eq(session.sessionId, sessionId),
        isNull(session.endedAt),
      ),
    )
}

/** Ends every session of an account, but for the one that is to stay; returns how many. */
export async function endSessions(
  { db, organizationId }: TenantTransaction,
  { accountId, except, at }: { accountId: string; except?: string | undefined; at: Temporal.Instant },
): Promise<number> {
  const ended = await db
    .update(session)
    .set({ endedAt: at })
    .where(
      and(
        eq(session.organizationId, organizationId),
        eq(session.accountId, accountId),
        isNull(session.endedAt),
        except ? ne(session.sessionId, except) : undefined,
      ),
    )
    .returning({ sessionId: session.sessionId })
  return ended.length
}

/** Forgets sessions that ended, or could only be idle, two days ago. */
export async function forgetSessions(
  { db, organizationId }: TenantTransaction,
  at: Temporal.Instant,
): Promise<void> {
  const before = at.subtract({ hours: keptHours })
  await db
    .delete(session)
    .where(
      and(
        eq(session.organizationId, organizationId),
        or(lt(session.lastSeenAt, before), lt(session.endedAt, before)),
      ),
    )
}

/** The account of an address; addresses are compared without regard to capitals. */
export async function accountByEmail(
  { db, organizationId }: TenantTransaction,
  email: string,
): Promise<typeof account.$inferSelect | undefined> {
  const [found] = await db
    .select()
    .from(account)
    .where(and(eq(account.organizationId, organizationId), eq(account.email, normalEmail(email))))
  return found
}

/** What a password of an account is checked against. */
export async function passwordHashOf(
  { db, organizationId }: TenantTransaction,
  accountId: string,
): Promise<string | null | undefined> {
  const [found] = await db
    .select({ passwordHash: account.passwordHash })
    .from(account)
    .where(and(eq(account.organizationId, organizationId), eq(account.accountId, accountId)))
  return found?.passwordHash
}

export function normalEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase()
}
