import { z } from 'zod'
import { append } from '../../platform/ledger/append.ts'
import { markRead, readInbox, unreadMessages } from '../../platform/notifications/inbox.ts'
import { undeliveredMessages } from '../../platform/notifications/undelivered.ts'
import { tasksOf, type TaskSource } from '../../platform/tasks/task.ts'
import { route, type Route } from '../../platform/web/route.ts'
import { contactRoutes } from './contact.tsx'
import { workMessages } from './messages.ts'
import { FailedJobsPage } from './pages/failed-jobs-page.tsx'
import { InboxPage } from './pages/inbox-page.tsx'
import { WorkPage } from './pages/work-page.tsx'
import { workUrls } from './urls.ts'

const mine = { permission: 'signed-in', event: 'none', reuse: 'never' } as const
const ofMessage = z.object({ notificationId: z.uuid() })
const placeInInbox = z.object({
  before: z.uuid().optional(),
  part: z.enum(['unread', 'read']).default('unread'),
})
const ofJob = z.object({ jobId: z.uuid() })

export function workRoutes(sources: readonly TaskSource[]): Route[] {
  return [
    route(workUrls.work, mine, async ({ tx, view, visitor, services }) => {
      const asked = { person: visitor.person!, today: view.today, secrets: services.secrets }
      return {
        kind: 'page',
        title: workMessages[view.language].myWork,
        content: <WorkPage tasks={await tasksOf(sources, tx, asked)} />,
      }
    }),
    route(workUrls.inbox, { ...mine, query: placeInInbox }, async ({ tx, view, visitor, query }) => {
      const { accountId } = visitor.person!
      const { before, part } = query
      const place = before === undefined ? undefined : { before, part }
      return {
        kind: 'page',
        title: workMessages[view.language].inbox,
        content: (
          <InboxPage
            {...await readInbox(tx, accountId, place)}
            unread={await unreadMessages(tx, accountId)}
          />
        ),
      }
    }),
    // Private bookkeeping: what somebody has read concerns him alone.
    route(
      workUrls.read,
      { ...mine, method: 'POST', parameters: ofMessage },
      async ({ tx, visitor, parameters: { notificationId }, now }) => {
        await markRead(tx, { accountId: visitor.person!.accountId, notificationId, at: now })
        return { kind: 'redirect', to: workUrls.inbox() }
      },
    ),
    route(workUrls.readAll, { ...mine, method: 'POST' }, async ({ tx, visitor, now }) => {
      await markRead(tx, { accountId: visitor.person!.accountId, at: now })
      return { kind: 'redirect', to: workUrls.inbox() }
    }),
    ...contactRoutes,
    route(
      workUrls.failedJobs,
      { permission: 'jobs.manage', event: 'none', reuse: 'never' },
      async ({ tx, view, services }) => ({
        kind: 'page',
        title: workMessages[view.language].failedJobs,
        content: (
          <FailedJobsPage
            jobs={await services.jobs.failed(tx.organizationId)}
            undelivered={await undeliveredMessages(tx)}
          />
        ),
      }),
    ),
    route(
      workUrls.retryJob,
      {
        method: 'POST',
        permission: 'jobs.manage',
        event: 'jobs.retried',
        reuse: 'never',
        parameters: ofJob,
      },
      async ({ tx, actor, services, parameters: { jobId }, now }) => {
        if (!(await services.jobs.retry(tx, jobId))) return { kind: 'absent' }
        await append(tx, { kind: 'jobs.retried', subject: jobId, actor, at: now, payload: {} })
        return { kind: 'redirect', to: workUrls.failedJobs() }
      },
    ),
  ]
}
