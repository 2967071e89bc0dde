import type { VNode } from 'preact'
import { useMessages } from '../../../platform/web/view.ts'
import { FormErrors, TextField, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Breadcrumbs } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { complaintDoorMessages } from '../door-messages.ts'
import { complaintTrackingMessages } from '../tracking-messages.ts'
import { complaintUrls } from '../urls.ts'

/** Where a tracking code is typed; `isClosed` where a complaint was open here and its hour is over. */
export function TrackPage({ form, isClosed = false }: { form: FormState; isClosed?: boolean }): VNode {
  const t = useMessages(complaintTrackingMessages)
  const door = useMessages(complaintDoorMessages)
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[{ label: door.door, address: complaintUrls.door() }]} />
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-xl">
        <Thai>{t.track}</Thai>
      </h1>
      {isClosed && (
        <InsetText>
          <Thai>{t.passOver}</Thai>
        </InsetText>
      )}
      <p class="ps-measure">
        <Thai>{t.trackLead}</Thai>
      </p>
      <PostForm action={complaintUrls.track()}>
        <TextField
          name="tracking"
          label={t.code}
          hint={t.codeHint}
          form={form}
          class="govuk-input--width-20 govuk-input--extra-letter-spacing"
          inputMode="numeric"
          autoComplete="off"
          spellcheck={false}
        />
        <Button>
          <Thai>{t.open}</Thai>
        </Button>
      </PostForm>
    </div>
  )
}
