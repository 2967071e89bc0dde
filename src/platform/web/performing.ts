import { inOrganization, type TenantTransaction } from '../database/tenant.ts'
import { carriedField, dropCarriedForm } from '../forms/carrying.ts'
import { claimSubmission, concludeSubmission, submissionField } from '../forms/submission.ts'
import { publicActor, type Actor, type Person } from '../identity/actor.ts'
import { touchSession, type FoundSession } from '../identity/sessions.ts'
import { recordedIn } from '../ledger/append.ts'
import { admit, whoIs, type Entry, type House } from './admitting.ts'
import { Problem } from './problem.ts'
import type { Act, Answer, Route } from './route.ts'

/** A request as it arrived, before anybody knows who sent it. */
export type Arrived = Omit<Act, 'tx' | 'actor' | 'visitor' | 'kept' | 'readApart' | 'follow'> & {
  readonly visitor: Omit<Act['visitor'], 'person' | 'sessionId'>
}

/** What a route answered, and to whom. */
export interface Performed {
  readonly answer: Exclude<Answer, { kind: 'absent' }>
  readonly person: Person | undefined
}

/** Carries an answer out of a transaction that is not to be kept. */
class NotKept extends Error {
  readonly performed: Performed

  constructor(performed: Performed) {
    super('a refused form is rolled back')
    this.performed = performed
  }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * Does what a route is for, in one transaction: who asks and whether he may, whether the form came
 * before, the act itself, and whether the ledger has what the route says it leaves there.
 */
export async function perform(house: House, route: Route, arrived: Arrived): Promise<Performed> {
  const { serving } = house.database
  const { organizationId } = arrived.view.organization
  try {
    const { admission, ...performed } = await inOrganization(
      serving,
      organizationId,
      (tx) => performIn(tx, house, route, arrived),
      route.writes ? 'read write' : 'read only',
    )
    if (route.event !== 'none') house.directory.changed()
    if (admission?.isStale) {
      await inOrganization(serving, organizationId, (tx) =>
        touchSession(tx, admission.sessionId, arrived.now),
      )
    }
    return performed
  } catch (error) {
    if (error instanceof NotKept) return error.performed
    throw error
  }
}

async function performIn(
  tx: TenantTransaction,
  house: House,
  route: Route,
  arrived: Arrived,
): Promise<Performed & { admission?: FoundSession | undefined }> {
  // A page for everybody is the same for everybody, whoever opens it first; a confidential one is nobody's.
  const admission =
    route.reuse === 'revision' || route.site === 'confidential' ? undefined : await whoIs(tx, arrived)
  const entry: Entry =
    route.permission === 'public' ? { actor: publicActor } : await admit(tx, house, route, arrived, admission)
  if (entry.elsewhere !== undefined)
    return { answer: { kind: 'redirect', to: entry.elsewhere }, person: undefined }
  const person = admission?.isWhole ? admission.person : undefined
  const submission = route.once ? submissionOf(arrived) : undefined
  if (submission !== undefined) {
    const claim = await claimSubmission(
      tx,
      {
        submissionId: submission,
        route: route.address.pattern,
        accountId: admission?.person.accountId ?? null,
      },
      arrived.now,
    )
    if (claim.kind === 'foreign') throw new Problem('form-expired')
    if (claim.kind === 'again') return { answer: { kind: 'redirect', to: claim.location }, person, admission }
  }
  const answer = await route.handle(actIn(tx, house, arrived, entry.actor, admission))
  if (answer.kind === 'absent') throw new Problem('not-found')
  if ((answer.kind === 'page' || answer.kind === 'data') && (answer.status ?? 200) >= 400) {
    if (answer.keepsWrites) return { answer, person, admission }
    throw new NotKept({ answer, person })
  }
  refuseUnrecorded(tx, route)
  if (submission !== undefined && answer.kind === 'redirect') {
    await concludeSubmission(tx, submission, answer.to)
  }
  const carriedFormId = arrived.body[carriedField]
  if (person && typeof carriedFormId === 'string' && uuid.test(carriedFormId)) {
    await dropCarriedForm(tx, { carriedFormId, accountId: person.accountId })
  }
  return { answer, person, admission }
}

function actIn(
  tx: TenantTransaction,
  { readings, database, live }: House,
  arrived: Arrived,
  actor: Actor,
  admission: FoundSession | undefined,
): Act {
  return {
    ...arrived,
    tx,
    actor,
    kept: (name, read) => readings.get(arrived.view.organization, name, () => read(tx)),
    readApart: (read) => inOrganization(database.serving, tx.organizationId, read, 'read only'),
    follow: (name, read) => live.follow(tx.organizationId, name, read),
    view: { ...arrived.view, person: admission?.person },
    visitor: { ...arrived.visitor, person: admission?.person, sessionId: admission?.sessionId },
  }
}

function submissionOf({ body }: Arrived): string {
  const given = body[submissionField]
  if (typeof given === 'string' && uuid.test(given)) return given
  throw new Problem('form-expired')
}

/** No change without its entry and no entry without its change: here the second half would go unnoticed. */
function refuseUnrecorded(tx: TenantTransaction, route: Route): void {
  const recorded = recordedIn(tx)
  const isRight = route.event === 'none' ? recorded.length === 0 : recorded.includes(route.event)
  if (isRight) return
  throw new Error(
    `${route.method} ${route.address.pattern} is to leave ${route.event} in the ledger, not ${recorded.join(', ') || 'nothing'}`,
  )
}
