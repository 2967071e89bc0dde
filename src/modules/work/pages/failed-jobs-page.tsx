import type { VNode } from 'preact'
import { formatMoment } from '../../../platform/calendar/moment.ts'
import type { FailedJob } from '../../../platform/jobs/queue.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { workMessages } from '../messages.ts'
import { workUrls } from '../urls.ts'

/** Jobs that were given up, for whoever can mend the cause. */
export function FailedJobsPage({ jobs }: { jobs: readonly FailedJob[] }): VNode {
  const { language } = useView()
  const t = useMessages(workMessages)
  return (
    <>
      <h1 class="govuk-heading-l">
        <Thai>{t.failedJobs}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{jobs.length === 0 ? t.noFailed : t.failedWhy}</Thai>
      </p>
      <ul class="ps-tasks">
        {jobs.map(({ jobId, name, failedAt, attempts }) => (
          <li>
            <div>
              <code class="ps-tasks__t">{name}</code>
              <p class="ps-tasks__from">
                {formatMoment(failedAt, language)} · <Thai>{t.attempts(attempts)}</Thai>
              </p>
            </div>
            <PostForm action={workUrls.retryJob({ jobId })}>
              <Button class="govuk-button--secondary">
                <Thai>{t.tryAgain}</Thai>
              </Button>
            </PostForm>
          </li>
        ))}
      </ul>
    </>
  )
}
