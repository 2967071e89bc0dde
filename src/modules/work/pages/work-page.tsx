import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { daysLeft } from '../../../platform/calendar/deadline.ts'
import type { SortedTasks, Task } from '../../../platform/tasks/task.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { classNames } from '../../../ui/govuk/class-names.ts'
import { ClockIcon, WarningIcon } from '../../../ui/icons.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { workMessages } from '../messages.ts'

/** Everything that waits for somebody, the soonest deadline first. */
export function WorkPage({ tasks: { late, soon, later } }: { tasks: SortedTasks }): VNode {
  const { language, today } = useView()
  const t = useMessages(workMessages)
  const all = late.length + soon.length + later.length
  return (
    <>
      <h1 class="govuk-heading-l">
        <Thai>{t.myWork}</Thai>
      </h1>
      <p>
        {formatDate(today, language)} · <Thai>{all === 0 ? t.nothing : t.count(all)}</Thai>
        {late.length > 0 && (
          <>
            {' '}
            <b class="ps-ink--late">
              <Thai>{t.lateCount(late.length)}</Thai>
            </b>
          </>
        )}
      </p>
      {all === 0 && (
        <p class="ps-measure">
          <Thai>{t.nothingAdvice}</Thai>
        </p>
      )}
      <Group title={t.late} tasks={late} isLate />
      <Group title={t.soon} tasks={soon} />
      <Group title={t.later} tasks={later} />
    </>
  )
}

function Group({
  title,
  tasks,
  isLate = false,
}: {
  title: string
  tasks: readonly Task[]
  isLate?: boolean
}): VNode | null {
  const { language } = useView()
  if (tasks.length === 0) return null
  return (
    <>
      <h2 class={classNames('govuk-heading-m', isLate && 'ps-ink--late')}>
        <Thai>{title}</Thai>
      </h2>
      <ul class={classNames('ps-tasks', isLate && 'ps-tasks--late')}>
        {tasks.map((task) => (
          <li>
            <div>
              <Link to={task.address} class="govuk-link ps-tasks__t">
                <Thai>{task.title[language]}</Thai>
              </Link>
              <p class="ps-tasks__from">
                <Thai>{task.from[language]}</Thai>
              </p>
            </div>
            {task.deadline && <Deadline deadline={task.deadline} />}
          </li>
        ))}
      </ul>
    </>
  )
}

/** How long there is, in words with a shape and a colour, then the date. */
function Deadline({ deadline }: { deadline: Temporal.PlainDate }): VNode {
  const { language, today } = useView()
  const t = useMessages(workMessages)
  const days = daysLeft(deadline, today)
  const isLate = days < 0
  const words = isLate ? t.lateBy(-days) : days === 0 ? t.today : days === 1 ? t.tomorrow : t.inDays(days)
  return (
    <div>
      <span class={classNames('ps-state', isLate ? 'ps-state--late' : days < 7 && 'ps-state--due')}>
        {isLate ? <WarningIcon /> : <ClockIcon />}
        <span>
          <Thai>{words}</Thai>
        </span>
      </span>
      <span class="ps-deadline">
        <Thai>{t.due}</Thai> {formatDate(deadline, language, 'short')}
      </span>
    </div>
  )
}
