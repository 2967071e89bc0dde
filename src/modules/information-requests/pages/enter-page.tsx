import type { VNode } from 'preact'
import { editableDate } from '../../../platform/calendar/buddhist-date.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, TextField, useError, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { channelNames } from '../fact-names.ts'
import { informationRegisterMessages } from '../register-messages.ts'
import { channels } from '../request-facts.ts'
import { informationRegisterUrls } from '../urls.ts'
import { RequestFields } from './request-fields.tsx'

/** A request that came by another way than the site, as it is entered in the register. */
export function EnterPage({ form, sendsMail }: { form: FormState; sendsMail: boolean }): VNode {
  const { today } = useView()
  const t = useMessages(informationRegisterMessages)
  const names = useMessages(channelNames)
  return (
    <>
      <p>
        <Link to={informationRegisterUrls.register()}>
          <Thai>{t.register}</Thai>
        </Link>
      </p>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.enter}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.enterWhy}</Thai>
      </p>
      <PostForm action={informationRegisterUrls.enter()} keepsDraft>
        <Radios
          name="channel"
          fieldset={{ legend: { children: <Thai>{t.channel}</Thai>, class: 'govuk-fieldset__legend--s' } }}
          errorMessage={useError(form.errors['channel'])}
          value={form.typed['channel']}
          items={channels
            .filter((channel) => channel !== 'online')
            .map((value) => ({ value, children: <Thai>{names[value]}</Thai> }))}
        />
        <TextField
          name="receivedOn"
          label={t.receivedOn}
          hint={t.receivedOnHint(editableDate(today))}
          form={form}
          class="govuk-input--width-10"
          inputMode="numeric"
          autoComplete="off"
        />
        <RequestFields form={form} sendsMail={sendsMail} />
        <Button>
          <Thai>{t.save}</Thai>
        </Button>
      </PostForm>
    </>
  )
}
