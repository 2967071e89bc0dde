import type { VNode } from 'preact'
import { FormErrors, TextField, type FormState } from './form-fields.tsx'
import { PostForm } from './form.tsx'
import { Button } from './govuk/button.tsx'
import { InsetText } from './govuk/inset-text.tsx'
import { Breadcrumbs } from './page-parts.tsx'
import { Thai } from './thai.tsx'

interface TrackingWords {
  readonly track: string
  readonly trackLead: string
  readonly passOver: string
  readonly code: string
  readonly codeHint: string
  readonly open: string
}

/** Where a tracking code is typed; `isClosed` where a matter was open here and its hour is over. */
export function TrackingPage({
  words: t,
  door,
  action,
  form,
  isClosed,
}: {
  words: TrackingWords
  /** The page of the module, to which this one leads back. */
  door: { label: string; address: string }
  action: string
  form: FormState
  isClosed: boolean
}): VNode {
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[door]} />
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
      <PostForm action={action}>
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
