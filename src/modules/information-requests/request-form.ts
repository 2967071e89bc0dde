import type { Language } from '../../platform/language/messages.ts'
import { textIn } from '../../platform/web/form-input.ts'
import type { FormFields } from '../../platform/web/route.ts'
import { readNoticeAddress } from '../../ui/notice-address.tsx'
import { informationCentreMessages } from './centre-messages.ts'
import type { NewRequest } from './receiving.ts'
import { deliveries } from './request-facts.ts'

const most = { wanted: 5_000, requester: 200, contact: 500 } as const

type Typed = Pick<NewRequest, 'wanted' | 'delivery' | 'requester' | 'contact' | 'notices'>

/** Reads what a request says, from a citizen or from whoever enters it for him; the faults are by field, in words. */
export function readRequestForm(
  body: FormFields,
  { language, sendsMail }: { readonly language: Language; readonly sendsMail: boolean },
): { ok: true; request: Typed } | { ok: false; errors: Record<string, string> } {
  const t = informationCentreMessages[language]
  const typed = {
    wanted: textIn(body, 'wanted'),
    requester: textIn(body, 'requester'),
    contact: textIn(body, 'contact'),
  }
  const delivery = deliveries.find((one) => one === body['delivery'])
  const errors: Record<string, string> = {}
  if (typed.wanted === '') errors['wanted'] = t.wantedMissing
  if (!delivery) errors['delivery'] = t.deliveryMissing
  // Nothing can be sent to an address that is not there. Whether it exists, only sending tells.
  if (delivery === 'email' && !/\S@\S+\.\S/.test(typed.contact)) errors['contact'] = t.emailMissing
  for (const [name, text] of Object.entries(typed) as [keyof typeof most, string][]) {
    if (text.length > most[name]) errors[name] = t.tooLong(most[name].toLocaleString('en'))
  }
  const left = readNoticeAddress(body, { language, sendsMail })
  if (!left.ok) Object.assign(errors, left.errors)
  if (!delivery || !left.ok || Object.keys(errors).length > 0) return { ok: false, errors }
  const { wanted, requester, contact } = typed
  const notices = left.email === null ? null : { email: left.email, language }
  return {
    ok: true,
    request: { wanted, delivery, requester: requester || null, contact: contact || null, notices },
  }
}
