import type { VNode } from 'preact'
import { formatMoment } from '../../../platform/calendar/moment.ts'
import type { Person } from '../../../platform/identity/actor.ts'
import { roleNames } from '../../../platform/identity/role-names.ts'
import type { OwnSession } from '../../../platform/identity/sessions.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { deviceName } from '../device-name.ts'
import { accountMessages } from '../messages.ts'
import { accountUrls } from '../urls.ts'
import { OpenidPart, type OpenidState } from './openid-pages.tsx'
import { OwnPasswordField } from './own-password-field.tsx'
import { PasskeysPart } from './passkeys-pages.tsx'
import { SecondFactorPart } from './second-factor-pages.tsx'
import { NewPasswordField } from './opening-pages.tsx'

/** Somebody's own account: what he may be here, where he is signed in, his password. */
export function MePage({
  person,
  sessions,
  thisSession,
  form,
  hasAuthenticator,
  codesLeft,
  passkeys,
  openid,
}: {
  person: Person
  sessions: readonly OwnSession[]
  thisSession: string
  form: FormState
  hasAuthenticator: boolean
  codesLeft: number
  /** How many he has. */
  passkeys: number
  openid: OpenidState | undefined
}): VNode {
  const t = useMessages(accountMessages)
  const names = useMessages(roleNames)
  return (
    <>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{person.name}</Thai>
      </h1>
      <h2 class="govuk-heading-m">
        <Thai>{t.myRoles}</Thai>
      </h2>
      {person.roles.length === 0 ? (
        <p>
          <Thai>{t.noRoles}</Thai>
        </p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {person.roles.map(({ role, isActing }) => (
            <li>
              <Thai>{names[role]}</Thai>
              {isActing && (
                <>
                  {' '}
                  (<Thai>{t.acting}</Thai>)
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      <SecondFactorPart isInForce={hasAuthenticator} hasPasskey={passkeys > 0} codesLeft={codesLeft} />
      <PasskeysPart count={passkeys} />
      {openid && <OpenidPart {...openid} />}
      <Sessions sessions={sessions} thisSession={thisSession} />
      <h2 class="govuk-heading-m">
        <Thai>{t.changePassword}</Thai>
      </h2>
      <PostForm action={accountUrls.changePassword()}>
        <OwnPasswordField form={form} name="old" />
        <NewPasswordField form={form} />
        <Button>
          <Thai>{t.changePassword}</Thai>
        </Button>
      </PostForm>
    </>
  )
}

function Sessions({
  sessions,
  thisSession,
}: {
  sessions: readonly OwnSession[]
  thisSession: string
}): VNode {
  const { language } = useView()
  const t = useMessages(accountMessages)
  return (
    <>
      <h2 class="govuk-heading-m">
        <Thai>{t.sessions}</Thai>
      </h2>
      <p class="ps-measure">
        <Thai>{t.sessionsWhy}</Thai>
      </p>
      <ul class="ps-tasks">
        {sessions.map(({ sessionId, userAgent, createdAt, lastSeenAt }) => (
          <li>
            <div>
              <span class="ps-tasks__t">{deviceName(userAgent) ?? t.unknownDevice}</span>
              <p class="ps-tasks__from">
                <Thai>{t.since}</Thai> {formatMoment(createdAt, language)} · <Thai>{t.lastSeen}</Thai>{' '}
                {formatMoment(lastSeenAt, language)}
              </p>
            </div>
            <div>
              {sessionId === thisSession ? (
                <b>
                  <Thai>{t.thisSession}</Thai>
                </b>
              ) : (
                <PostForm action={accountUrls.endSession({ sessionId })}>
                  <Button class="govuk-button--secondary">
                    <Thai>{t.endSession}</Thai>
                  </Button>
                </PostForm>
              )}
            </div>
          </li>
        ))}
      </ul>
      {sessions.length > 2 && (
        <PostForm action={accountUrls.endOtherSessions()}>
          <Button class="govuk-button--secondary">
            <Thai>{t.endOthers}</Thai>
          </Button>
        </PostForm>
      )}
    </>
  )
}
