import type { VNode } from 'preact'
import { useHref, useMessages } from '../../../platform/web/view.ts'
import { FormErrors, type FormState } from '../../../ui/form-fields.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Breadcrumbs, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { queueMessages } from '../messages.ts'
import type { Standing } from '../standing.ts'
import { queueUrls } from '../urls.ts'
import { RoomScreen } from './room-screen.tsx'
import { TakeForm } from './take-form.tsx'

export interface QueueProps {
  readonly standing: Standing
  readonly form: FormState
}

/** Where a visitor takes a ticket on his own telephone, and reads how the calling goes. */
export function QueuePage({ standing, form }: QueueProps): VNode {
  const t = useMessages(queueMessages)
  const href = useHref()
  return (
    <div class="ps-wrap">
      <Breadcrumbs />
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-xl">
        <Thai>{t.queue}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.lead}</Thai>
      </p>
      <TakeForm action={queueUrls.take()} services={standing.services} form={form} />
      <Rules patienceMinutes={standing.patienceMinutes} />
      <p>
        <Button href={href(queueUrls.board())} class="govuk-button--secondary">
          <Thai>{t.toBoard}</Thai>
        </Button>
      </p>
      <ul class="govuk-list">
        <li>
          <Link to={queueUrls.statistics()}>
            <Thai>{t.statistics}</Thai>
          </Link>
        </li>
        <li>
          <a class="govuk-link" href={queueUrls.poster()}>
            <Thai>{t.poster}</Thai>
          </a>
        </li>
      </ul>
    </div>
  )
}

/** The rule of calling, in the words that hang in the room. */
export function Rules({ patienceMinutes }: Pick<Standing, 'patienceMinutes'>): VNode {
  const t = useMessages(queueMessages)
  return (
    <section class="ps-block">
      <h2 class="govuk-heading-m">
        <Thai>{t.rule}</Thai>
      </h2>
      <ol class="govuk-list govuk-list--number">
        {[t.ruleFirst, t.rulePriority, t.rulePatience(patienceMinutes), t.ruleReason].map((rule) => (
          <li>
            <Thai>{rule}</Thai>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The machine in the waiting room: nothing on it but what one came for. */
export function KioskPage({ standing, form }: QueueProps): VNode {
  const t = useMessages(queueMessages)
  return (
    <RoomScreen>
      <div class="ps-machine">
        <FormErrors errors={form.errors} />
        <h1>
          <Thai>{t.kioskLead}</Thai>
        </h1>
        <TakeForm action={queueUrls.kiosk()} services={standing.services} form={form} />
      </div>
    </RoomScreen>
  )
}
