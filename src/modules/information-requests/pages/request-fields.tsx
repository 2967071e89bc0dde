import type { VNode } from 'preact'
import { useMessages } from '../../../platform/web/view.ts'
import { LongTextField, TextField, useError, type FormState } from '../../../ui/form-fields.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { NoticeAddressField } from '../../../ui/notice-address.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { informationCentreMessages } from '../centre-messages.ts'
import { deliveryNames } from '../fact-names.ts'
import { deliveries } from '../request-facts.ts'

/** What a request says: what is wanted, how, and, for whoever wishes, who asks and where news of it goes. */
export function RequestFields({ form, sendsMail }: { form: FormState; sendsMail: boolean }): VNode {
  const t = useMessages(informationCentreMessages)
  const names = useMessages(deliveryNames)
  return (
    <>
      <LongTextField name="wanted" label={t.wanted} hint={t.wantedHint} form={form} />
      <Radios
        name="delivery"
        fieldset={{ legend: { children: <Thai>{t.delivery}</Thai>, class: 'govuk-fieldset__legend--s' } }}
        errorMessage={useError(form.errors['delivery'])}
        value={form.typed['delivery']}
        items={deliveries.map((value) => ({
          value,
          children: <Thai>{names[value]}</Thai>,
          hint: value === 'copy' || value === 'certified-copy' ? <Thai>{t.costHint}</Thai> : undefined,
        }))}
      />
      <TextField
        name="requester"
        label={t.requester}
        hint={t.requesterHint}
        form={form}
        autoComplete="name"
      />
      <TextField name="contact" label={t.contact} hint={t.contactHint} form={form} autoComplete="off" />
      <NoticeAddressField form={form} sendsMail={sendsMail} />
    </>
  )
}
