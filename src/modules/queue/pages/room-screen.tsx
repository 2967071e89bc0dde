import type { ComponentChildren, VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { localAddress, useMessages, useView } from '../../../platform/web/view.ts'
import { Mark } from '../../../ui/icons.tsx'
import { useSiteName } from '../../../ui/layout.tsx'
import { uiMessages } from '../../../ui/messages.ts'
import { Thai } from '../../../ui/thai.tsx'
import { queueMessages } from '../messages.ts'

/** A screen of the waiting room: whose it is at the top, and nothing to wander off to. */
export function RoomScreen({
  clock,
  children,
  isDark = false,
}: {
  /** What the time is, on a screen on the wall. */
  clock?: Temporal.Instant
  children: ComponentChildren
  isDark?: boolean
}): VNode {
  const { language, today, path } = useView()
  const ui = useMessages(uiMessages)
  const other = language === 'th' ? 'en' : 'th'
  const t = useMessages(queueMessages)
  return (
    <div class={`ps-room${isDark ? ' ps-room--dark' : ''}`}>
      <header class="ps-room__head">
        <Mark />
        <p>
          <b>
            <Thai>{useSiteName()}</Thai>
          </b>
          <br />
          <Thai>{t.queue}</Thai>
        </p>
        {!clock && (
          // Without keeping the choice: the next visitor begins in Thai again.
          <a href={localAddress(other, path)} lang={other} hreflang={other}>
            {ui.otherLanguage}
          </a>
        )}
        {clock && (
          <p class="ps-room__clock">
            <b id="clock">
              {clock.toZonedDateTimeISO('Asia/Bangkok').toPlainTime().toString({ smallestUnit: 'minute' })}
            </b>
            <br />
            {formatDate(today, language)}
          </p>
        )}
      </header>
      <div class="ps-weave" />
      {children}
    </div>
  )
}
