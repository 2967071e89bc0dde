import type { VNode } from 'preact'
import type { RoleChoice } from '../../../platform/identity/accounts.ts'
import type { Division } from '../../../platform/identity/divisions.ts'
import { useMessages } from '../../../platform/web/view.ts'
import { FormErrors, TextField, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { administrationMessages } from '../administration-messages.ts'
import { administrationUrls } from '../urls.ts'
import { RolesFields } from './roles-fields.tsx'

/** Whom to let in, and as what. */
export function InvitePage({
  form,
  chosen,
  divisions,
}: {
  form: FormState
  chosen: readonly RoleChoice[]
  divisions: readonly Division[]
}): VNode {
  const t = useMessages(administrationMessages)
  return (
    <>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.invite}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.inviteWhy}</Thai>
      </p>
      <PostForm action={administrationUrls.invite()}>
        <NameFields form={form} />
        <RolesFields chosen={chosen} divisions={divisions} form={form} />
        <Button>
          <Thai>{t.sendInvitation}</Thai>
        </Button>
      </PostForm>
    </>
  )
}

/** The name and the address of somebody else. */
export function NameFields({ form }: { form: FormState }): VNode {
  const t = useMessages(administrationMessages)
  return (
    <>
      <TextField name="name" label={t.name} form={form} autoComplete="off" />
      <TextField
        name="email"
        type="email"
        label={t.email}
        form={form}
        autoComplete="off"
        autoCapitalize="none"
        spellcheck={false}
      />
    </>
  )
}

/** A link that is shown once, for handing over where no e-mail is sent. */
export function HandOverPage({
  title,
  link,
  valid,
  name,
  accountId,
}: {
  title: string
  link: string
  valid: string
  name: string
  accountId: string
}): VNode {
  const t = useMessages(administrationMessages)
  return (
    <>
      <h1 class="govuk-heading-l">
        <Thai>{title}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.linkWhy(name)}</Thai> <Thai>{valid}</Thai>
      </p>
      <p class="govuk-inset-text">
        <code>{link}</code>
      </p>
      <p>
        <Link to={administrationUrls.account({ accountId })}>
          <Thai>{t.toAccount}</Thai>
        </Link>
      </p>
    </>
  )
}
