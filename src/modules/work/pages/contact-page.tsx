import type { VNode } from 'preact'
import { useMessages } from '../../../platform/web/view.ts'
import { FormErrors, TextField, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { workMessages } from '../messages.ts'
import { workUrls } from '../urls.ts'

/** By which ways outside the program somebody wants to be told. */
export function ContactPage({
  form,
  byMail,
  reaches,
}: {
  form: FormState
  byMail: boolean
  /** The ways that this installation has. */
  reaches: { readonly mail: boolean; readonly line: boolean }
}): VNode {
  const t = useMessages(workMessages)
  return (
    <>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.contact}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.contactWhy}</Thai>
      </p>
      <PostForm action={workUrls.contact()}>
        <Checkboxes
          name="byMail"
          values={byMail ? ['yes'] : []}
          items={[
            {
              value: 'yes',
              children: <Thai>{t.byMail}</Thai>,
              ...(reaches.mail ? {} : { hint: <Thai>{t.noMail}</Thai> }),
            },
          ]}
        />
        <TextField
          name="lineUserId"
          label={t.lineUserId}
          hint={reaches.line ? t.lineUserIdHint : t.noLine}
          form={form}
          autoCapitalize="none"
          spellcheck={false}
        />
        <Button>
          <Thai>{t.save}</Thai>
        </Button>
      </PostForm>
    </>
  )
}
