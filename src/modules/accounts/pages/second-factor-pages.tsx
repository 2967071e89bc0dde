import type { VNode } from 'preact'
import type { Enrolment } from '../../../platform/identity/authenticator.ts'
import { useMessages } from '../../../platform/web/view.ts'
import { TextField, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { QrCode } from '../../../ui/qr-code.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { secondFactorMessages } from '../second-factor-messages.ts'
import { passkeyMessages } from '../passkeys-messages.ts'
import { accountUrls } from '../urls.ts'
import { AccountPage } from './account-page.tsx'
import { OwnPasswordField } from './own-password-field.tsx'

/** The field for a code; its keyboard has letters too where a recovery code may be typed. */
function CodeField({ form, label, digits }: { form: FormState; label: string; digits: boolean }): VNode {
  return (
    <TextField
      name="code"
      label={label}
      form={form}
      class="govuk-input--width-10"
      inputMode={digits ? 'numeric' : 'text'}
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellcheck={false}
    />
  )
}

export function SecondFactorPage({
  form,
  to,
  hasPasskey,
}: {
  form: FormState
  to: string | undefined
  hasPasskey: boolean
}): VNode {
  const t = useMessages(secondFactorMessages)
  const passkeys = useMessages(passkeyMessages)
  return (
    <AccountPage title={t.title} lead={t.why} errors={form.errors}>
      <PostForm action={accountUrls.secondFactor({ to })}>
        <CodeField form={form} label={t.code} digits={false} />
        <Button>
          <Thai>{t.go}</Thai>
        </Button>
      </PostForm>
      {hasPasskey && (
        <p>
          <Link to={accountUrls.passkeySignIn({ to })}>
            <Thai>{passkeys.use}</Thai>
          </Link>
        </p>
      )}
    </AccountPage>
  )
}

export function SetUpPage({
  form,
  to,
  enrolment,
  isObligatory,
  isReplacing,
}: {
  form: FormState
  to: string | undefined
  enrolment: Enrolment
  isObligatory: boolean
  /** There is an app in force, whose place the new one takes. */
  isReplacing: boolean
}): VNode {
  const t = useMessages(secondFactorMessages)
  const lead = isReplacing ? t.replaceWhy : isObligatory ? t.setUpWhy : t.setUpFree
  return (
    <AccountPage title={isReplacing ? t.replace : t.setUp} lead={lead} errors={form.errors}>
      <ol class="govuk-list govuk-list--number">
        <li>
          <Thai>{t.step1}</Thai>
        </li>
        <li>
          <Thai>{t.step2}</Thai>
          <QrCode text={enrolment.uri} label={t.picture} />
          <p>
            <Thai>{t.secret}</Thai>
            <br />
            <code class="ps-code">{enrolment.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
          </p>
        </li>
        <li>
          <Thai>{t.step3}</Thai>
        </li>
      </ol>
      <PostForm action={accountUrls.secondFactorSetUp({ to })}>
        {isReplacing && <OwnPasswordField form={form} />}
        <CodeField form={form} label={t.firstCode} digits />
        <Button>
          <Thai>{t.confirm}</Thai>
        </Button>
      </PostForm>
    </AccountPage>
  )
}

export function RecoveryCodesPage({ codes, to }: { codes: readonly string[]; to: string }): VNode {
  const t = useMessages(secondFactorMessages)
  return (
    <AccountPage title={t.codes} lead={t.codesWhy}>
      <ol class="govuk-list ps-codes">
        {codes.map((code) => (
          <li>
            <code class="ps-code">{code}</code>
          </li>
        ))}
      </ol>
      <p>
        <Link to={to} class="govuk-button">
          <Thai>{t.goOn}</Thai>
        </Link>
      </p>
    </AccountPage>
  )
}

/** Asks whether the app is to be taken out of force. */
export function RemoveFactorPage({ form, isNeeded }: { form: FormState; isNeeded: boolean }): VNode {
  const t = useMessages(secondFactorMessages)
  return (
    <AccountPage title={t.remove} lead={isNeeded ? t.needed : t.removeWhy} errors={form.errors}>
      {!isNeeded && (
        <PostForm action={accountUrls.removeSecondFactor()}>
          <OwnPasswordField form={form} />
          <Button class="govuk-button--warning">
            <Thai>{t.remove}</Thai>
          </Button>
        </PostForm>
      )}
      <p>
        <Link to={accountUrls.me()}>
          <Thai>{t.toMe}</Thai>
        </Link>
      </p>
    </AccountPage>
  )
}

/** The part of somebody's own page about his second factor. */
export function SecondFactorPart({
  isInForce,
  hasPasskey,
  codesLeft,
}: {
  isInForce: boolean
  hasPasskey: boolean
  codesLeft: number
}): VNode {
  const t = useMessages(secondFactorMessages)
  return (
    <>
      <h2 class="govuk-heading-m">
        <Thai>{t.title}</Thai>
      </h2>
      <p>
        <Thai>{isInForce ? t.inForce : t.notInForce}</Thai>
        {(isInForce || hasPasskey) && (
          <>
            {' '}
            · <Thai>{t.left(codesLeft)}</Thai>
          </>
        )}
      </p>
      {(isInForce || hasPasskey) && (
        <PostForm action={accountUrls.recoveryCodes()}>
          <Button class="govuk-button--secondary">
            <Thai>{t.newCodes}</Thai>
          </Button>
        </PostForm>
      )}
      <p>
        <Link to={accountUrls.secondFactorSetUp()}>
          <Thai>{isInForce ? t.replace : t.setUp}</Thai>
        </Link>
        {isInForce && (
          <>
            {' · '}
            <Link to={accountUrls.removeSecondFactor()}>
              <Thai>{t.remove}</Thai>
            </Link>
          </>
        )}
      </p>
    </>
  )
}
