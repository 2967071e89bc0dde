import { z } from 'zod'
import {
  chooseContact,
  contactPreferenceOf,
  lineUserIdPattern,
} from '../../platform/notifications/preferences.ts'
import { typedIn } from '../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import type { FormState } from '../../ui/form-fields.tsx'
import { workMessages } from './messages.ts'
import { ContactPage } from './pages/contact-page.tsx'
import { workUrls } from './urls.ts'

const mine = { permission: 'signed-in', event: 'none', reuse: 'never' } as const

const choice = z.object({
  byMail: z.literal('yes').optional(),
  lineUserId: z.string().trim().max(100).default(''),
})

function contactPage({ view, services }: Act, form: FormState, byMail: boolean, status = 200): Answer {
  return {
    kind: 'page',
    status,
    title: workMessages[view.language].contact,
    content: (
      <ContactPage
        form={form}
        byMail={byMail}
        reaches={{ mail: services.messenger.reaches('mail'), line: services.messenger.reaches('line') }}
      />
    ),
  }
}

export const contactRoutes = [
  route(workUrls.contact, mine, async (act) => {
    const { byMail, lineUserId } = await contactPreferenceOf(act.tx, act.visitor.person!.accountId)
    return contactPage(act, { typed: { lineUserId: lineUserId ?? '' }, errors: {} }, byMail)
  }),
  // How somebody wants to be told concerns him alone: the ledger has nothing to say of it.
  route(workUrls.contact, { ...mine, method: 'POST' }, async (act) => {
    const { tx, view, visitor, body } = act
    const read = choice.safeParse(body)
    const lineUserId = read.success ? read.data.lineUserId : ''
    const byMail = read.success && read.data.byMail === 'yes'
    if (!read.success || (lineUserId !== '' && !lineUserIdPattern.test(lineUserId))) {
      const errors = { lineUserId: workMessages[view.language].lineUserIdWrong }
      return contactPage(act, { typed: typedIn(body), errors }, byMail, 422)
    }
    await chooseContact(tx, visitor.person!.accountId, { byMail, lineUserId: lineUserId || null })
    return { kind: 'redirect', to: workUrls.inbox() }
  }),
]
