import type { VNode } from 'preact'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, SelectField, TextField, useError, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { QueueCounter, QueueService } from '../line.ts'
import type { Rule } from '../turn.ts'
import { queueWorkUrls } from '../urls.ts'
import { queueWorkMessages } from '../work-messages.ts'

export interface SettingsProps {
  readonly services: readonly QueueService[]
  readonly counters: readonly QueueCounter[]
  readonly rule: Rule
  readonly form: FormState
  /** The services that were chosen for a counter in a form that came back. */
  readonly chosen: readonly string[]
}

/** Services, counters and the rule of calling, each with the form that changes it. */
export function SettingsPage(props: SettingsProps): VNode {
  const t = useMessages(queueWorkMessages)
  return (
    <>
      <p>
        <Link to={queueWorkUrls.counters()}>
          <Thai>{t.counters}</Thai>
        </Link>
      </p>
      <FormErrors errors={props.form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.settings}</Thai>
      </h1>
      <Services {...props} />
      <Counters {...props} />
      <RuleForm {...props} />
    </>
  )
}

function Services({ services, form }: SettingsProps): VNode {
  const { language } = useView()
  const t = useMessages(queueWorkMessages)
  return (
    <section class="ps-block">
      <h2 class="govuk-heading-m">
        <Thai>{t.services}</Thai>
      </h2>
      <ul class="govuk-list">
        {services.map(({ letter, name, nameEn, minutes, isOpen }) => (
          <li>
            <b>{letter}</b> <Thai>{`${language === 'th' ? name : nameEn} ${t.each(minutes)}`}</Thai>{' '}
            {!isOpen && <Thai>{t.takesNot}</Thai>}
          </li>
        ))}
      </ul>
      <PostForm action={queueWorkUrls.setService()} class="ps-measure">
        <TextField
          name="letter"
          label={t.letter}
          hint={t.letterHint}
          form={form}
          class="govuk-input--width-3"
          autoComplete="off"
        />
        <TextField name="name" label={t.name} form={form} autoComplete="off" />
        <TextField name="nameEn" label={t.nameEn} form={form} autoComplete="off" />
        <TextField
          name="minutes"
          label={t.minutes}
          form={form}
          class="govuk-input--width-3"
          inputMode="numeric"
          autoComplete="off"
        />
        <SelectField
          name="takes"
          label={t.takesTickets}
          form={form}
          items={[
            { value: 'yes', children: t.takes },
            { value: 'no', children: t.takesNot },
          ]}
        />
        <Button id="save-service">
          <Thai>{t.save}</Thai>
        </Button>
      </PostForm>
    </section>
  )
}

function Counters({ counters, services, form, chosen }: SettingsProps): VNode {
  const { language } = useView()
  const t = useMessages(queueWorkMessages)
  const letters = (counter: QueueCounter) =>
    services
      .filter(({ serviceId }) => counter.services.includes(serviceId))
      .map(({ letter }) => letter)
      .join(' ')
  return (
    <section class="ps-block">
      <h2 class="govuk-heading-m">
        <Thai>{t.counters}</Thai>
      </h2>
      <ul class="govuk-list">
        {counters.map((counter) => (
          <li>
            <Thai>{`${t.counterNumber(counter.number)} ${letters(counter) || t.allServices}`}</Thai>
          </li>
        ))}
      </ul>
      <PostForm action={queueWorkUrls.setCounter()} class="ps-measure">
        <TextField
          name="number"
          label={t.number}
          hint={t.numberHint}
          form={form}
          class="govuk-input--width-3"
          inputMode="numeric"
          autoComplete="off"
        />
        {services.length > 0 && (
          <Checkboxes
            name="services"
            fieldset={{
              legend: { children: <Thai>{t.callsServices}</Thai>, class: 'govuk-fieldset__legend--s' },
            }}
            errorMessage={useError(form.errors['services'])}
            values={chosen}
            items={services.map(({ serviceId: value, letter, name, nameEn }) => ({
              value,
              children: <Thai>{`${letter} ${language === 'th' ? name : nameEn}`}</Thai>,
            }))}
          />
        )}
        <Button id="save-counter">
          <Thai>{t.save}</Thai>
        </Button>
      </PostForm>
    </section>
  )
}

function RuleForm({ rule, form }: SettingsProps): VNode {
  const t = useMessages(queueWorkMessages)
  const typed = { patience: String(rule.patienceMinutes), ...form.typed }
  return (
    <section class="ps-block">
      <PostForm action={queueWorkUrls.setRule()} class="ps-measure">
        <TextField
          name="patience"
          label={t.patience}
          form={{ ...form, typed }}
          class="govuk-input--width-3"
          inputMode="numeric"
          autoComplete="off"
        />
        <Button id="save-rule">
          <Thai>{t.save}</Thai>
        </Button>
      </PostForm>
    </section>
  )
}
