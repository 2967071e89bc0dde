import type { VNode } from 'preact'
import { useMessages } from '../../../platform/web/view.ts'
import { TextField, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { accountMessages } from '../messages.ts'
import { accountUrls } from '../urls.ts'
import { AccountPage } from './account-page.tsx'

/** A field for a password that is being chosen. */
export function NewPasswordField({ form }: { form: FormState }): VNode {
  const t = useMessages(accountMessages)
  return (
    <TextField
      name="password"
      type="password"
      label={t.newPassword}
      hint={t.newPasswordHint}
      form={form}
      autoComplete="new-password"
    />
  )
}

/** The first person of an organisation makes his account with the link that the program printed. */
export function SetUpPage({ form, token }: { form: FormState; token: string }): VNode {
  const t = useMessages(accountMessages)
  return (
    <AccountPage title={t.setUp} lead={t.setUpWhy} errors={form.errors}>
      <PostForm action={accountUrls.setUp({ token })}>
        <TextField name="name" label={t.name} form={form} autoComplete="name" />
        <TextField
          name="email"
          type="email"
          label={t.email}
          form={form}
          autoComplete="username"
          autoCapitalize="none"
          spellcheck={false}
        />
        <NewPasswordField form={form} />
        <Button>
          <Thai>{t.setUpDone}</Thai>
        </Button>
      </PostForm>
    </AccountPage>
  )
}

/** A link that sets a password was opened: an invitation, or a password that was forgotten. */
export function PasswordPage({
  title,
  lead,
  action,
  button,
  form,
}: {
  title: string
  lead?: string | undefined
  action: string
  button: string
  form: FormState
}): VNode {
  return (
    <AccountPage title={title} lead={lead} errors={form.errors}>
      <PostForm action={action}>
        <NewPasswordField form={form} />
        <Button>
          <Thai>{button}</Thai>
        </Button>
      </PostForm>
    </AccountPage>
  )
}

export function ForgottenPage({ form, sendsMail }: { form: FormState; sendsMail: boolean }): VNode {
  const t = useMessages(accountMessages)
  if (!sendsMail) return <AccountPage title={t.forgotten} lead={t.noMail} />
  return (
    <AccountPage title={t.forgotten} lead={t.forgottenWhy} errors={form.errors}>
      <PostForm action={accountUrls.forgotten()}>
        <TextField
          name="email"
          type="email"
          label={t.email}
          form={form}
          autoComplete="username"
          autoCapitalize="none"
          spellcheck={false}
        />
        <Button>
          <Thai>{t.sendLink}</Thai>
        </Button>
      </PostForm>
    </AccountPage>
  )
}

export function LinkRefusedPage({
  title,
  reason,
}: {
  title: string
  reason: 'unknown' | 'used' | 'expired' | 'already'
}): VNode {
  const t = useMessages(accountMessages)
  const advice = {
    unknown: t.linkUnknownAdvice,
    used: t.linkUsedAdvice,
    expired: t.linkExpiredAdvice,
    already: t.alreadyAdvice,
  }[reason]
  return (
    <AccountPage title={title} lead={advice}>
      <p>
        <Link to={accountUrls.signIn()}>
          <Thai>{t.go}</Thai>
        </Link>
      </p>
    </AccountPage>
  )
}
