import type { VNode } from 'preact'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { useError, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { classNames, queueMessages } from '../messages.ts'
import type { ServiceStanding } from '../standing.ts'
import { ticketClasses } from '../ticket-facts.ts'
import { waitWords } from './queue-words.ts'

export interface TakeFormProps {
  readonly action: string
  readonly services: readonly ServiceStanding[]
  readonly form: FormState
}

/** Who has priority says so, and one press on a service gives the ticket: nothing else is asked. */
export function TakeForm({ action, services, form }: TakeFormProps): VNode {
  const { language } = useView()
  const t = useMessages(queueMessages)
  const names = useMessages(classNames)
  if (services.length === 0) {
    return (
      <p class="govuk-inset-text">
        <Thai>{t.noServices}</Thai>
      </p>
    )
  }
  return (
    <PostForm action={action} class="ps-take">
      <Radios
        name="class"
        class="govuk-radios--inline"
        fieldset={{ legend: { children: <Thai>{t.priority}</Thai>, class: 'govuk-fieldset__legend--m' } }}
        hint={{ children: <Thai>{t.priorityHint}</Thai> }}
        errorMessage={useError(form.errors['class'])}
        value={form.typed['class'] ?? 'general'}
        items={ticketClasses.map((value) => ({ value, children: <Thai>{names[value]}</Thai> }))}
      />
      <ul class="ps-take__services" id="service">
        {services.map((service) => (
          <li>
            <button
              class="ps-take__service"
              name="service"
              value={service.serviceId}
              disabled={!service.isOpen}
            >
              <span class="ps-take__letter" aria-hidden="true">
                {service.letter}
              </span>
              <span>
                <b>
                  <Thai>{language === 'th' ? service.name : service.nameEn}</Thai>
                </b>
                <small>
                  <Thai>{waitWords(service, language)}</Thai>
                </small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </PostForm>
  )
}
