import { randomInt } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { append } from '../../platform/ledger/append.ts'
import { surveyPlace } from './schema.ts'
import type { Channel, Phase, SubjectKind } from './survey-facts.ts'

/** What the answers of a way in are about. */
export interface Subject {
  readonly kind: SubjectKind
  readonly key: string
}

export interface NewPlace {
  readonly surveyId: string
  readonly channel: Channel
  readonly name: string
  readonly nameEn: string
  readonly phase: Phase | null
  readonly subject?: Subject
}

/** Letters and digits that nobody mistakes for one another, should one have to type an address from a poster. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
const codeLength = 10

/** Adds a way into a survey; its code is its address. */
export async function addPlace(
  { db, organizationId }: TenantTransaction,
  { subject, ...place }: NewPlace,
): Promise<{ placeId: string; code: string }> {
  const placeId = uuidv7()
  const code = Array.from({ length: codeLength }, () => letters[randomInt(letters.length)]).join('')
  await db.insert(surveyPlace).values({
    organizationId,
    placeId,
    code,
    ...place,
    subjectKind: subject?.kind ?? null,
    subjectKey: subject?.key ?? null,
    closedOn: null,
  })
  return { placeId, code }
}

/** As {@link addPlace}, by somebody of the staff, who may name a counter or a service. */
export async function recordPlace(
  tx: TenantTransaction,
  actor: Actor,
  { at, ...place }: NewPlace & { readonly at: Temporal.Instant },
): Promise<{ placeId: string; code: string }> {
  const added = await addPlace(tx, place)
  const { surveyId, ...payload } = place
  await append(tx, {
    kind: 'surveys.place-added',
    subject: surveyId,
    actor,
    at,
    payload: { placeId: added.placeId, ...payload },
  })
  return added
}

/** Closes a way in: whoever comes by it is told so. What came by it before still counts. */
export async function closePlace(
  tx: TenantTransaction,
  actor: Actor,
  {
    surveyId,
    placeId,
    at,
  }: { readonly surveyId: string; readonly placeId: string; readonly at: Temporal.Instant },
): Promise<{ ok: true } | { ok: false; reason: 'absent' }> {
  const { db, organizationId } = tx
  const closedOn = todayInBangkok(at).toString()
  const closed = await db
    .update(surveyPlace)
    .set({ closedOn })
    .where(
      and(
        eq(surveyPlace.organizationId, organizationId),
        eq(surveyPlace.surveyId, surveyId),
        eq(surveyPlace.placeId, placeId),
        isNull(surveyPlace.closedOn),
      ),
    )
    .returning({ placeId: surveyPlace.placeId })
  if (closed.length === 0) return { ok: false, reason: 'absent' }
  await append(tx, { kind: 'surveys.place-closed', subject: surveyId, actor, at, payload: { placeId } })
  return { ok: true }
}
