import type { VNode } from 'preact'
import { editableDate } from '../../../platform/calendar/buddhist-date.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, SelectField, TextField, useError, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { NoticeAddressField } from '../../../ui/notice-address.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { Category } from '../categories.ts'
import { enteredChannels } from '../complaint-facts.ts'
import { complaintDoorMessages } from '../door-messages.ts'
import { channelNames } from '../fact-names.ts'
import { complaintRegisterMessages } from '../register-messages.ts'
import { complaintRegisterUrls } from '../urls.ts'
import type { Village } from '../villages.ts'
import { ComplaintFields, PhotosField, type MapOffer } from './complaint-fields.tsx'

export interface EnterProps {
  readonly form: FormState
  readonly categories: readonly Category[]
  readonly villages: readonly Village[]
  readonly sendsMail: boolean
  readonly map: MapOffer | undefined
}

/** A complaint that came by another way than the site, as it is entered in the register. */
export function EnterPage({ form, categories, villages, sendsMail, map }: EnterProps): VNode {
  const { language, today } = useView()
  const t = useMessages(complaintRegisterMessages)
  const door = useMessages(complaintDoorMessages)
  const names = useMessages(channelNames)
  return (
    <>
      <p>
        <Link to={complaintRegisterUrls.register()}>
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
      <PostForm action={complaintRegisterUrls.enter()} hasFiles keepsDraft class="ps-measure">
        <Radios
          name="channel"
          fieldset={{ legend: { children: <Thai>{t.channel}</Thai>, class: 'govuk-fieldset__legend--s' } }}
          errorMessage={useError(form.errors['channel'])}
          value={form.typed['channel']}
          items={enteredChannels.map((value) => ({ value, children: <Thai>{names[value]}</Thai> }))}
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
        <SelectField
          name="category"
          label={t.category}
          form={form}
          items={[
            { value: '', children: door.categoryMissing },
            ...categories.map((one) => ({
              value: one.category,
              children: language === 'th' ? one.name : one.nameEn,
            })),
          ]}
        />
        <ComplaintFields form={form} villages={villages} map={map} />
        <NoticeAddressField form={form} sendsMail={sendsMail} />
        <PhotosField form={form} />
        <Button>
          <Thai>{t.enter}</Thai>
        </Button>
      </PostForm>
    </>
  )
}
