import type { VNode } from 'preact'
import { useMessages } from '../../../platform/web/view.ts'
import { TextField, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { accountMessages } from '../messages.ts'
import { openidMessages } from '../openid-messages.ts'
import { passkeyMessages } from '../passkeys-messages.ts'
import { accountUrls } from '../urls.ts'
import { AccountPage } from './account-page.tsx'

/** Where somebody who works here says who he is. */
export function SignInPage({
  form,
  to,
  provider,
}: {
  form: FormState
  to: string | undefined
  /** What the provider is called where people may sign in elsewhere, if there is one. */
  provider: string | undefined
}): VNode {
  const t = useMessages(accountMessages)
  const passkeys = useMessages(passkeyMessages)
  const openid = useMessages(openidMessages)
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
        <Link to={accountUrls.passkeySignIn({ to })}>
          <Thai>{passkeys.signIn}</Thai>
        </Link>
      </p>
      {provider && (
        <p>
          {/* A link and no form: the security policy lets forms lead to this site alone. */}
          <Link to={accountUrls.openidStart({ to })}>
            <Thai>{openid.signIn(provider)}</Thai>
          </Link>
        </p>
      )}
      <p>
        <Link to={accountUrls.forgotten()}>
          <Thai>{t.forgotten}</Thai>
        </Link>
      </p>
    </AccountPage>
  )
}
