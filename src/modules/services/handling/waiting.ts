import { and, asc, eq, max, sql } from 'drizzle-orm'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { TaskSource } from '../../../platform/tasks/task.ts'
import { serviceRequest, serviceRequestStep } from '../schema.ts'
import { serviceWorkUrls } from '../urls.ts'
import { explainEveryDays } from './delaying.ts'
import { pressingNames, serviceHandlingMessages } from './messages.ts'
import { waitingFor } from './register-reading.ts'

/** So many stand in the list of a person's work, the most urgent first; the register has all of them. */
const mostListed = 200

/** Whoever explains a delay is reminded so many days before it is due again. */
const remindedBefore = 2

/** The requests that wait for a person, each with what is most pressing about it. */
export const serviceTasks: TaskSource = async (tx, { person, today }) => {
  const waiting = await waitingRequests(tx, await waitingFor(tx, person, today))
  const { th, en } = serviceHandlingMessages
  return waiting.map((request) => {
    const { requestId, registerNumber, registerYear } = request
    const { what, deadline } = mostPressing(request, { accountId: person.accountId, today })
    return {
      id: `services.request ${requestId} ${what}`,
      // What was asked for stays on its page: this list may be seen over a shoulder, and goes into messages.
      title: { th: pressingNames.th[what], en: pressingNames.en[what] },
      from: {
        th: th.requestOf(registerNumber, registerYear),
        en: en.requestOf(registerNumber, registerYear),
      },
      address: serviceWorkUrls.request({ requestId }),
      ...(deadline && { deadline }),
    }
  })
}

type Pressing = 'assign' | 'return' | 'explain' | 'documents' | 'decide' | 'overdue'

/** Of a request that waits for somebody: what to do, and until when. */
function mostPressing(
  request: Pick<
    Awaited<ReturnType<typeof waitingRequests>>[number],
    'state' | 'dueOn' | 'overran' | 'bringBy' | 'assigneeId' | 'explainedOn' | 'lastKind'
  >,
  { accountId, today }: { readonly accountId: string; readonly today: Temporal.PlainDate },
): { what: Pressing; deadline: Temporal.PlainDate | undefined } {
  const { state, dueOn, overran, bringBy, assigneeId, explainedOn, lastKind } = request
  const due = dueOn === null ? undefined : Temporal.PlainDate.from(dueOn)
  if (state === 'incomplete') {
    return { what: 'return', deadline: bringBy === null ? undefined : Temporal.PlainDate.from(bringBy) }
  }
  const isOver = due !== undefined && Temporal.PlainDate.compare(due, today) < 0
  if (isOver || overran) {
    // The first explanation is owed once the time is over, every other one seven days after the one before.
    const explainBy = explainedOn?.add({ days: explainEveryDays }) ?? due ?? today
    const isNear = Temporal.PlainDate.compare(explainBy.subtract({ days: remindedBefore }), today) <= 0
    if (isNear) return { what: 'explain', deadline: explainBy }
  }
  if (assigneeId === null) return { what: 'assign', deadline: due }
  if (assigneeId !== accountId) return { what: 'overdue', deadline: due }
  return { what: lastKind === 'documents-given' ? 'documents' : 'decide', deadline: due }
}

async function waitingRequests(
  { db, organizationId }: TenantTransaction,
  condition: Awaited<ReturnType<typeof waitingFor>>,
) {
  const step = serviceRequestStep
  const explained = db
    .select({ requestId: step.requestId, at: max(step.madeAt).as('at') })
    .from(step)
    .where(and(eq(step.organizationId, organizationId), eq(step.kind, 'delayed')))
    .groupBy(step.requestId)
    .as('explained')
  const { requestId, registerYear, registerNumber, state, dueOn, overran, bringBy, assigneeId } =
    serviceRequest
  const rows = await db
    .select({
      requestId,
      registerYear,
      registerNumber,
      state,
      dueOn,
      overran,
      bringBy,
      assigneeId,
      explainedAt: explained.at,
      lastKind: sql<string | null>`(
        select last.kind from service_request_step last
        where last.organization_id = ${organizationId} and last.request_id = ${requestId} and last.kind <> 'noted'
        order by last.made_at desc, last.step_id desc limit 1
      )`,
    })
    .from(serviceRequest)
    .leftJoin(explained, eq(explained.requestId, requestId))
    .where(and(eq(serviceRequest.organizationId, organizationId), condition))
    .orderBy(sql`coalesce(${dueOn}, ${bringBy}) asc nulls last`, asc(requestId))
    .limit(mostListed)
  return rows.map(({ explainedAt, ...row }) => ({
    ...row,
    explainedOn: explainedAt === null ? null : todayInBangkok(explainedAt),
  }))
}
