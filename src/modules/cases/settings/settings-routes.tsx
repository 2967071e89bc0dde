import { z } from 'zod'
import { toArabicDigits } from '../../../platform/language/numerals.ts'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { readTypedDay } from '../../../ui/typed-day.ts'
import { rules } from '../case-facts.ts'
import { listRules, setRule } from '../deadlines.ts'
import { addAuthority, closeAuthority, isRecipient, listAuthorities } from '../dossier/authority.ts'
import { caseUrls } from '../urls.ts'
import { caseSettingsMessages } from './messages.ts'
import { SettingsPage } from './settings-page.tsx'

const settings = { permission: 'cases.settings', event: 'none', reuse: 'never' } as const
const posted = { ...settings, method: 'POST', event: 'cases.settings-changed' } as const
const done: Answer = { kind: 'redirect', to: caseUrls.settings() }

async function settingsPage({ tx, view }: Pick<Act, 'tx' | 'view'>, form: FormState): Promise<Answer> {
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: caseSettingsMessages[view.language].settings,
    content: <SettingsPage rules={await listRules(tx)} authorities={await listAuthorities(tx)} form={form} />,
  }
}

async function rule(act: Act): Promise<Answer> {
  const { tx, actor, body, now, view } = act
  const { language, today } = view
  const t = caseSettingsMessages[language]
  const name = rules.find((one) => one === body['rule'])
  if (!name) return { kind: 'absent' }
  const errors: Record<string, string> = {}
  const text = toArabicDigits(textIn(body, `${name}-days`))
  const days = /^\d{1,3}$/.test(text) ? Number(text) : 0
  if (days < 1) errors[`${name}-days`] = t.daysWrong
  const source = textIn(body, `${name}-source`)
  if (source === '' || source.length > 500) errors[`${name}-source`] = t.sourceMissing
  const typedDay = textIn(body, `${name}-compared`)
  const compared = typedDay === '' ? undefined : readTypedDay(typedDay, { language, to: today })
  if (compared && !compared.ok) errors[`${name}-compared`] = compared.fault
  if (Object.keys(errors).length > 0) return settingsPage(act, { typed: typedIn(body), errors })
  const comparedOn = compared?.ok ? compared.date.toString() : null
  await setRule(tx, actor, { rule: name, days, source, comparedOn, at: now })
  return done
}

async function authority(act: Act): Promise<Answer> {
  const { tx, actor, body, now, view } = act
  const t = caseSettingsMessages[view.language]
  const name = textIn(body, 'name')
  const recipient = textIn(body, 'recipient').replaceAll(/\s/g, '').toLowerCase()
  const isSecret = recipient.startsWith('age-secret-key')
  const errors = {
    ...(name === '' || name.length > 200 ? { name: t.nameMissing } : {}),
    ...(isSecret
      ? { recipient: t.recipientSecret }
      : (await isRecipient(recipient))
        ? {}
        : { recipient: t.recipientWrong }),
  }
  if (Object.keys(errors).length > 0) {
    const typed = typedIn(body)
    // A secret key is shown to nobody, not even again to whoever typed it.
    return settingsPage(act, { typed: isSecret ? { ...typed, recipient: '' } : typed, errors })
  }
  await addAuthority(tx, actor, { name, recipient, at: now })
  return done
}

export const caseSettingsRoutes = [
  route(caseUrls.settings, settings, (act) => settingsPage(act, emptyForm)),
  route(caseUrls.setRule, posted, rule),
  route(caseUrls.addAuthority, posted, authority),
  route(
    caseUrls.closeAuthority,
    { ...posted, parameters: z.object({ authorityId: z.uuid() }) },
    async ({ tx, actor, parameters, now }) =>
      (await closeAuthority(tx, actor, { ...parameters, at: now })) ? done : { kind: 'absent' },
  ),
]
