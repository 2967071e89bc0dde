import { z } from 'zod'
import { listAccounts } from '../../platform/identity/account-list.ts'
import { inviteAccount } from '../../platform/identity/accounts.ts'
import { roles } from '../../platform/identity/actor.ts'
import { listDivisions } from '../../platform/identity/divisions.ts'
import { parseInteger } from '../../platform/language/numerals.ts'
import { readForm, typedIn } from '../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../ui/form-fields.tsx'
import { administrationMessages } from './administration-messages.ts'
import { handOver } from './handing-over.tsx'
import { AccountsPage } from './pages/accounts-page.tsx'
import { InvitePage } from './pages/invite-page.tsx'
import { readRoles } from './roles-form.ts'
import { administrationUrls } from './urls.ts'

const perPage = 25

/** A choice of "all" sends an empty text. */
const orAny = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

const filters = z.object({
  q: orAny(z.string().max(200)),
  role: orAny(z.enum(roles)),
  division: orAny(z.uuid()),
  state: orAny(z.enum(['invited', 'active', 'closed'])),
  page: z
    .string()
    .default('1')
    .transform((text) => parseInteger(text))
    .pipe(z.number().int().positive()),
})

async function accountList({ tx, view, query }: Act<unknown, z.output<typeof filters>>): Promise<Answer> {
  const filter = { text: query.q, role: query.role, divisionId: query.division, state: query.state }
  const found = await listAccounts(tx, filter)
  const pages = Math.max(1, Math.ceil(found.length / perPage))
  const page = Math.min(query.page, pages)
  return {
    kind: 'page',
    title: administrationMessages[view.language].accounts,
    content: (
      <AccountsPage
        filter={filter}
        accounts={found.slice((page - 1) * perPage, page * perPage)}
        total={found.length}
        page={page}
        pages={pages}
        divisions={await listDivisions(tx)}
      />
    ),
  }
}

export const nameAndAddress = z.object({
  name: z.string().trim().min(1, 'nameMissing').max(200, 'nameMissing'),
  email: z.email('emailWrong').max(320, 'emailWrong'),
})

/** What is wrong with a name or an address, in words, by field. */
export function nameErrors(
  faults: Readonly<Record<string, string>>,
  { nameMissing, emailWrong }: Record<'nameMissing' | 'emailWrong', string>,
): Record<string, string> {
  return Object.fromEntries(
    Object.keys(faults).map((field) => [field, field === 'name' ? nameMissing : emailWrong]),
  )
}

async function invite(act: Act): Promise<Answer> {
  const { tx, view, body, actor, now } = act
  const t = administrationMessages[view.language]
  const divisions = await listDivisions(tx)
  const read = readForm(nameAndAddress, body)
  const chosen = readRoles(body, divisions, view.language)
  const again = (errors: FormState['errors']): Answer => ({
    kind: 'page',
    status: 422,
    title: t.invite,
    content: (
      <InvitePage form={{ typed: typedIn(body), errors }} chosen={chosen.choices} divisions={divisions} />
    ),
  })
  const errors = { ...(read.ok ? {} : nameErrors(read.faults, t)), ...chosen.errors }
  if (!read.ok || Object.keys(errors).length > 0) return again(errors)
  const made = await inviteAccount(tx, actor, {
    ...read.data,
    roles: chosen.choices,
    at: now,
    today: view.today,
  })
  if (!made.ok) return again({ email: t.emailTaken })
  return handOver(act, { purpose: 'invitation', token: made.token, account: { ...read.data, ...made } })
}

export const accountListRoutes = [
  route(
    administrationUrls.accounts,
    { permission: 'accounts.manage', event: 'none', reuse: 'never', query: filters },
    accountList,
  ),
  route(
    administrationUrls.invite,
    { permission: 'accounts.manage', event: 'none', reuse: 'never' },
    async ({ tx, view }) => ({
      kind: 'page',
      title: administrationMessages[view.language].invite,
      content: <InvitePage form={emptyForm} chosen={[]} divisions={await listDivisions(tx)} />,
    }),
  ),
  route(
    administrationUrls.invite,
    { method: 'POST', permission: 'accounts.manage', event: 'accounts.invited', reuse: 'never' },
    invite,
  ),
]
