import type { Act, Answer } from '../../platform/web/route.ts'
import { localAddress } from '../../platform/web/view.ts'
import { administrationMessages } from './administration-messages.ts'
import { accountMessages } from './messages.ts'
import { HandOverPage } from './pages/invite-page.tsx'
import { accountUrls, administrationUrls } from './urls.ts'

/**
 * Brings a one-time link to the owner of an account: by e-mail, or on a page that shows it once where
 * this installation sends none.
 */
export async function handOver(
  { tx, view, now, services }: Pick<Act, 'tx' | 'view' | 'now' | 'services'>,
  {
    purpose,
    token,
    account: { accountId, name, email },
  }: {
    purpose: 'invitation' | 'password-reset'
    token: string
    account: { accountId: string; name: string; email: string }
  },
): Promise<Answer> {
  const t = administrationMessages[view.language]
  const own = accountMessages[view.language]
  const { organization, language } = view
  const isInvitation = purpose === 'invitation'
  const address = isInvitation ? accountUrls.invitation({ token }) : accountUrls.reset({ token })
  const link = services.linkTo(organization, localAddress(language, address))
  if (!services.messenger.reaches('mail')) {
    const title = isInvitation ? t.invitationLink : t.resetLink
    const valid = isInvitation ? t.invitationValid : t.resetValid
    return {
      kind: 'page',
      title,
      content: <HandOverPage title={title} link={link} valid={valid} name={name} accountId={accountId} />,
    }
  }
  const site = language === 'th' ? organization.shortName : organization.shortNameEn
  await services.messenger.mail(tx, {
    to: email,
    subject: isInvitation ? t.inviteSubject(site) : own.mailSubject(site),
    text: isInvitation ? t.inviteText(name, link) : own.mailText(name, link),
    at: now,
    purpose,
  })
  return { kind: 'redirect', to: administrationUrls.account({ accountId }, { done: 'mailed' }) }
}
