import type { ComponentChildren, VNode } from 'preact'
import { formatMoment } from '../../../platform/calendar/moment.ts'
import type { OwnPasskey } from '../../../platform/identity/passkeys.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, TextField, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { passkeyMessages } from '../passkeys-messages.ts'
import { secondFactorMessages } from '../second-factor-messages.ts'
import { accountUrls } from '../urls.ts'
import { AccountPage } from './account-page.tsx'
import { OwnPasswordField } from './own-password-field.tsx'

/** The part of a form that the script shows and fills in; without it the page says what else there is. */
function DevicePart({
  purpose,
  options,
  failed,
  children,
}: {
  purpose: 'registration' | 'sign-in'
  /** What the device is asked, for the script. */
  options: object
  failed: string
  children: ComponentChildren
}): VNode {
  const t = useMessages(passkeyMessages)
  return (
    <>
      <input type="hidden" name="response" />
      <p class="govuk-error-message" role="alert" data-passkey-failed hidden>
        <Thai>{failed}</Thai>
      </p>
      <p class="govuk-inset-text" data-without-script>
        <Thai>{t.needsScript}</Thai>
      </p>
      <div hidden data-passkey={purpose} data-options={JSON.stringify(options)}>
        {children}
      </div>
    </>
  )
}

/** What was wrong with an answer of the device, which belongs to no field. */
function Refusal({ refusal }: { refusal: string | undefined }): VNode | null {
  if (!refusal) return null
  return (
    <p class="govuk-error-message" role="alert">
      <Thai>{refusal}</Thai>
    </p>
  )
}

export function PasskeySignInPage({
  options,
  to,
  refusal,
}: {
  options: object
  to: string | undefined
  refusal?: string | undefined
}): VNode {
  const t = useMessages(passkeyMessages)
  return (
    <AccountPage title={t.signIn} lead={t.signInWhy}>
      <Refusal refusal={refusal} />
      <PostForm action={accountUrls.passkeySignIn({ to })}>
        <DevicePart purpose="sign-in" options={options} failed={t.failed}>
          <Button>
            <Thai>{t.use}</Thai>
          </Button>
        </DevicePart>
      </PostForm>
      <p>
        <Link to={accountUrls.signIn({ to })}>
          <Thai>{t.withPassword}</Thai>
        </Link>
      </p>
    </AccountPage>
  )
}

/** Somebody's own keys, and the way to add one. */
export function PasskeysPage({
  passkeys,
  options,
  form,
  refusal,
}: {
  passkeys: readonly OwnPasskey[]
  options: object
  form: FormState
  refusal?: string | undefined
}): VNode {
  const t = useMessages(passkeyMessages)
  return (
    <>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.title}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.why}</Thai>
      </p>
      {passkeys.length > 0 && (
        <ul class="ps-tasks">
          {passkeys.map((passkey) => (
            <li>
              <div>
                <span class="ps-tasks__t">{passkey.name}</span>
                <Uses passkey={passkey} />
              </div>
              <div>
                <Link to={accountUrls.passkey({ passkeyId: passkey.passkeyId })}>
                  <Thai>{t.change}</Thai>
                  <span class="govuk-visually-hidden"> {passkey.name}</span>
                </Link>
              </div>
            </li>
          ))}
        </ul>
      )}
      <h2 class="govuk-heading-m">
        <Thai>{t.add}</Thai>
      </h2>
      <Refusal refusal={refusal} />
      <PostForm action={accountUrls.passkeys()}>
        <DevicePart purpose="registration" options={options} failed={t.failedToAdd}>
          <TextField name="name" label={t.name} form={form} class="govuk-input--width-20" />
          <Button>
            <Thai>{t.add}</Thai>
          </Button>
        </DevicePart>
      </PostForm>
    </>
  )
}

function Uses({ passkey: { createdAt, lastUsedAt } }: { passkey: OwnPasskey }): VNode {
  const { language } = useView()
  const t = useMessages(passkeyMessages)
  return (
    <p class="ps-tasks__from">
      <Thai>{t.added}</Thai> {formatMoment(createdAt, language)} ·{' '}
      {lastUsedAt ? (
        <>
          <Thai>{t.lastUsed}</Thai> {formatMoment(lastUsedAt, language)}
        </>
      ) : (
        <Thai>{t.neverUsed}</Thai>
      )}
    </p>
  )
}

/** One key, to be renamed or removed. */
export function PasskeyPage({
  passkey,
  form,
  isNeeded,
}: {
  passkey: OwnPasskey
  form: FormState
  /** It is the only factor of somebody who must have one. */
  isNeeded: boolean
}): VNode {
  const t = useMessages(passkeyMessages)
  const factor = useMessages(secondFactorMessages)
  const { passkeyId, name } = passkey
  return (
    <>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">{name}</h1>
      <Uses passkey={passkey} />
      <PostForm action={accountUrls.renamePasskey({ passkeyId })}>
        <TextField
          name="name"
          label={t.name}
          form={{ ...form, typed: { name, ...form.typed } }}
          class="govuk-input--width-20"
        />
        <Button>
          <Thai>{t.rename}</Thai>
        </Button>
      </PostForm>
      <h2 class="govuk-heading-m">
        <Thai>{t.remove}</Thai>
      </h2>
      <p class="ps-measure">
        <Thai>{isNeeded ? factor.needed : t.removeWhy}</Thai>
      </p>
      {!isNeeded && (
        <PostForm action={accountUrls.removePasskey({ passkeyId })}>
          <OwnPasswordField form={form} />
          <Button class="govuk-button--secondary">
            <Thai>{t.remove}</Thai>
          </Button>
        </PostForm>
      )}
      <p>
        <Link to={accountUrls.passkeys()}>
          <Thai>{t.back}</Thai>
        </Link>
      </p>
    </>
  )
}

/** The part of somebody's own page about his keys. */
export function PasskeysPart({ count }: { count: number }): VNode {
  const t = useMessages(passkeyMessages)
  return (
    <>
      <h2 class="govuk-heading-m">
        <Thai>{t.title}</Thai>
      </h2>
      <p>
        <Thai>{count === 0 ? t.none : t.count(count)}</Thai>
        {' · '}
        <Link to={accountUrls.passkeys()}>
          <Thai>{t.manage}</Thai>
        </Link>
      </p>
    </>
  )
}
