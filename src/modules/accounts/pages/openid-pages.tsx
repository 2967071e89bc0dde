import type { VNode } from 'preact'
import { formatMoment } from '../../../platform/calendar/moment.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { openidMessages } from '../openid-messages.ts'
import { accountUrls } from '../urls.ts'
import { AccountPage } from './account-page.tsx'

/** Why nobody was signed in or linked, and what to do now. */
export function OpenidFaultPage({
  title,
  advice,
  isLinking,
}: {
  title: string
  advice: string
  isLinking: boolean
}): VNode {
  const t = useMessages(openidMessages)
  return (
    <AccountPage title={title} lead={advice}>
      <p>
        <Link to={isLinking ? accountUrls.me() : accountUrls.signIn()}>
          <Thai>{isLinking ? t.toMe : t.toSignIn}</Thai>
        </Link>
      </p>
    </AccountPage>
  )
}

/** How an account stands to the provider that the operator has named. */
export interface OpenidState {
  readonly name: string
  readonly linkedAt: Temporal.Instant | undefined
  /** Shows that the link was followed from here: another site cannot send anybody to link himself. */
  readonly proof: string
}

/** The part of somebody's own page about the provider. */
export function OpenidPart({ name, linkedAt, proof }: OpenidState): VNode {
  const { language } = useView()
  const t = useMessages(openidMessages)
  return (
    <>
      <h2 class="govuk-heading-m">
        <Thai>{t.title}</Thai>
      </h2>
      {linkedAt ? (
        <>
          <p>
            <Thai>{t.linked(name, formatMoment(linkedAt, language))}</Thai>
          </p>
          <PostForm action={accountUrls.openidUnlink()}>
            <Button class="govuk-button--secondary">
              <Thai>{t.unlink(name)}</Thai>
            </Button>
          </PostForm>
        </>
      ) : (
        <>
          <p class="ps-measure">
            <Thai>{t.linkWhy(name)}</Thai>
          </p>
          <p>
            {/* A link and no form: the security policy lets forms lead to this site alone. */}
            <Link to={accountUrls.openidLink({ proof })}>
              <Thai>{t.link(name)}</Thai>
            </Link>
          </p>
        </>
      )}
    </>
  )
}
