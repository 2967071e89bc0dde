import type { VNode } from 'preact'
import { useMessages } from '../../../platform/web/view.ts'
import { FormErrors, useError, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { QueueCounter } from '../line.ts'
import { reasonNames } from '../messages.ts'
import { outOfOrderReasons } from '../ticket-facts.ts'
import { queueWorkUrls } from '../urls.ts'
import { queueWorkMessages } from '../work-messages.ts'

export interface BeforeTurnProps {
  readonly counter: QueueCounter
  readonly label: string
  readonly form: FormState
}

/** Asks why somebody is called before others who came first. */
export function BeforeTurnPage({ counter, label, form }: BeforeTurnProps): VNode {
  const t = useMessages(queueWorkMessages)
  const reasons = useMessages(reasonNames)
  return (
    <>
      <FormErrors errors={form.errors} />
      <p>
        <Link to={queueWorkUrls.counter(counter)}>
          <Thai>{t.counterNumber(counter.number)}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{t.beforeTurnOf(label)}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.beforeTurnWhy}</Thai>
      </p>
      <PostForm class="ps-measure">
        <Radios
          name="reason"
          fieldset={{ legend: { children: <Thai>{t.reason}</Thai>, class: 'govuk-fieldset__legend--s' } }}
          errorMessage={useError(form.errors['reason'])}
          value={form.typed['reason']}
          items={outOfOrderReasons.map((value) => ({ value, children: <Thai>{reasons[value]}</Thai> }))}
        />
        <Button>
          <Thai>{t.callNow}</Thai>
        </Button>
      </PostForm>
    </>
  )
}
