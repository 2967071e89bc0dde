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

/** Where somebody who works here says who he is. */
export function SignInPage({ form, to }: { form: FormState; to: string | undefined }): VNode {
  const t = useMessages(accountMessages)
  return (
    <AccountPage title={t.signIn} lead={t.signInWhy} errors={form.errors}>
      <PostForm action={accountUrls.signIn({ to })}>
        <TextField
          name="email"
          type="email"
          label={t.email}
          form={form}
          autoComplete="username"
          autoCapitalize="none"
          spellcheck={false}
        />
        <TextField
          name="password"
          type="password"
          label={t.password}
          form={form}
          autoComplete="current-password"
        />
        <Button>
          <Thai>{t.go}</Thai>
        </Button>
      </PostForm>
      <p>
        <Link to={accountUrls.forgotten()}>
          <Thai>{t.forgotten}</Thai>
        </Link>
      </p>
    </AccountPage>
  )
}
