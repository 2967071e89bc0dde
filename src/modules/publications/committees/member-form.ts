import type { Language } from '../../../platform/language/messages.ts'
import { formatNumber, parseInteger } from '../../../platform/language/numerals.ts'
import { textIn } from '../../../platform/web/form-input.ts'
import type { FormFields } from '../../../platform/web/route.ts'
import type { Member } from './committee.ts'
import { memberOrigins, memberRoles } from './kinds.ts'
import { mostMembers, type EnteredMember } from './members.ts'
import { committeeWorkMessages } from './work-messages.ts'

const longestName = 300

type Errors = Readonly<Record<string, string>>

/** Reads what somebody types of a member; without a place he is the last one. */
export function readMemberForm(
  body: FormFields,
  { language, accountIds }: { language: Language; accountIds: readonly string[] },
): { ok: true; member: EnteredMember } | { ok: false; errors: Errors } {
  const t = committeeWorkMessages[language]
  const errors: Record<string, string> = {}
  const line = (field: string): string => {
    const value = textIn(body, field).replaceAll('\n', ' ')
    if (value.length > longestName) errors[field] = t.tooLong(formatNumber(longestName))
    return value
  }
  const name = line('name')
  if (name === '') errors['name'] = t.memberNameMissing
  const post = line('post')
  const origin = memberOrigins.find((one) => one === textIn(body, 'origin'))
  if (!origin) errors['origin'] = t.originMissing
  const role = memberRoles.find((one) => one === textIn(body, 'role'))
  if (!role) errors['role'] = t.roleMissing
  const accountId = accountIds.find((one) => one === textIn(body, 'account')) ?? null
  if (accountId !== null && origin && origin !== 'inside') errors['account'] = t.accountOutside
  const place = textIn(body, 'place') === '' ? mostMembers : parseInteger(textIn(body, 'place'))
  if (place === null || place < 1 || place > mostMembers) errors['place'] = t.placeWrong
  if (Object.keys(errors).length > 0 || !origin || !role || place === null) return { ok: false, errors }
  return { ok: true, member: { name, post, origin, role, accountId, place } }
}

/** What stands in the fields of the form of a member. */
export function typedMember({
  name,
  post,
  origin,
  role,
  accountId,
  position,
}: Member): Record<string, string> {
  return { name, post, origin, role, account: accountId ?? '', place: String(position) }
}
