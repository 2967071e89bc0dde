import type { VNode } from 'preact'
import { formatMoment } from '../../../platform/calendar/moment.ts'
import type { InboxPlace, Notification } from '../../../platform/notifications/inbox.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { workMessages } from '../messages.ts'
import { workUrls } from '../urls.ts'

/** What somebody was told, the unread first. */
export function InboxPage({
  messages,
  next,
  unread,
}: {
  messages: readonly Notification[]
  next: InboxPlace | undefined
  unread: number
}): VNode {
  const { language } = useView()
  const t = useMessages(workMessages)
  return (
    <>
      <h1 class="govuk-heading-l">
        <Thai>{t.inbox}</Thai>
      </h1>
      <p>
        <Thai>{messages.length === 0 ? t.emptyInbox : t.unread(unread)}</Thai>
      </p>
      {messages.length === 0 && (
        <p class="ps-measure">
          <Thai>{t.emptyInboxAdvice}</Thai>
        </p>
      )}
      <p>
        <Link to={workUrls.contact()}>
          <Thai>{t.contact}</Thai>
        </Link>
      </p>
      {unread > 0 && (
        <PostForm action={workUrls.readAll()}>
          <Button class="govuk-button--secondary">
            <Thai>{t.markAllRead}</Thai>
          </Button>
        </PostForm>
      )}
      <ul class="ps-tasks">
        {messages.map(({ notificationId, title, titleEn, address, at, readAt }) => (
          <li>
            <div>
              <Link to={address} class="govuk-link ps-tasks__t">
                <Thai>{language === 'th' ? title : titleEn}</Thai>
              </Link>
              <p class="ps-tasks__from">
                {readAt === null && (
                  <b>
                    <Thai>{t.isNew}</Thai>{' '}
                  </b>
                )}
                {formatMoment(at, language)}
              </p>
            </div>
            {readAt === null && (
              <PostForm action={workUrls.read({ notificationId })}>
                <Button class="govuk-button--secondary">
                  <Thai>{t.markRead}</Thai>
                </Button>
              </PostForm>
            )}
          </li>
        ))}
      </ul>
      {next && (
        <p>
          <Link to={workUrls.inbox({ ...next })}>
            <Thai>{t.older}</Thai>
          </Link>
        </p>
      )}
    </>
  )
}
