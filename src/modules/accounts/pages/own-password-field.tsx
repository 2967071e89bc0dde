import type { VNode } from 'preact'
import { useMessages } from '../../../platform/web/view.ts'
import { TextField, type FormState } from '../../../ui/form-fields.tsx'
import { accountMessages } from '../messages.ts'

/** The field for the password that somebody has. */
export function OwnPasswordField({ form, name = 'password' }: { form: FormState; name?: string }): VNode {
  const t = useMessages(accountMessages)
  return (
    <TextField
      name={name}
      type="password"
      label={t.oldPassword}
      form={form}
      class="govuk-input--width-20"
      autoComplete="current-password"
    />
  )
}
