import type { VNode } from 'preact'
import { formatMoment } from '../../../platform/calendar/moment.ts'
import type { FailedJob } from '../../../platform/jobs/queue.ts'
import type { Undelivered } from '../../../platform/notifications/undelivered.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { workMessages } from '../messages.ts'
import { workUrls } from '../urls.ts'

/** Jobs and messages that were given up, for whoever can mend the cause. */
export function FailedJobsPage({
  jobs,
  undelivered,
}: {
  jobs: readonly FailedJob[]
  undelivered: readonly Undelivered[]
}): VNode {
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
      {jobs.length > 0 && (
        <ul class="ps-tasks">
          {jobs.map(({ jobId, name, failedAt, attempts, trouble }) => (
            <li>
              <div>
                <code class="ps-tasks__t">{name}</code>
                <p class="ps-tasks__from">
                  {formatMoment(failedAt, language)} · <Thai>{t.attempts(attempts)}</Thai>
                </p>
                <Cause trouble={trouble} />
              </div>
              <PostForm action={workUrls.retryJob({ jobId })}>
                <Button class="govuk-button--secondary">
                  <Thai>{t.tryAgain}</Thai>
                </Button>
              </PostForm>
            </li>
          ))}
        </ul>
      )}
      <h2 class="govuk-heading-m">
        <Thai>{t.undelivered}</Thai>
      </h2>
      <p class="ps-measure">
        <Thai>{undelivered.length === 0 ? t.noUndelivered : t.undeliveredWhy}</Thai>
      </p>
      {undelivered.length > 0 && (
        <ul class="ps-tasks">
          {undelivered.map(({ channel, purpose, recipient, trouble, endedAt }) => (
            <li>
              <div>
                <span class="ps-tasks__t">
                  <Thai>{channel === 'mail' ? t.mailTo(recipient) : t.lineTo(recipient)}</Thai>
                </span>
                <p class="ps-tasks__from">
                  {endedAt && formatMoment(endedAt, language)} · <code>{purpose}</code>
                </p>
                <Cause trouble={trouble} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** In the words of the program or of the other side, for whoever mends it. */
function Cause({ trouble }: { trouble: string | null }): VNode | null {
  const t = useMessages(workMessages)
  if (!trouble) return null
  return (
    <p class="ps-tasks__from ps-typed">
      <Thai>{t.cause}</Thai> <code lang="en">{trouble}</code>
    </p>
  )
}
