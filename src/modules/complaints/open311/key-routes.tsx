import { z } from 'zod'
import { makePass, readPass } from '../../../platform/tracking/pass.ts'
import { ownActor } from '../../../platform/web/own-actor.ts'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { complaintOpen311Messages } from '../open311-messages.ts'
import { KeysPage } from '../pages/keys-page.tsx'
import { complaintRegisterUrls } from '../urls.ts'
import { listApiKeys, makeApiKey, revokeApiKey } from './api-keys.ts'

const keys = { permission: 'complaints.api-keys', event: 'none', reuse: 'never' } as const
const ofMade = z.object({ made: z.string().max(1_000).default('') })
const ofKey = z.object({ keyId: z.uuid() })

async function keysPage(act: Act, form: FormState, key?: string): Promise<Answer> {
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: complaintOpen311Messages[act.view.language].keys,
    content: <KeysPage keys={await listApiKeys(act.tx)} made={key} form={form} />,
  }
}

const keeperOf = ({ services, tx }: Act) => ({
  secrets: services.secrets,
  organizationId: tx.organizationId,
})

async function make(act: Act): Promise<Answer> {
  const { tx, body, now, view } = act
  const name = textIn(body, 'name')
  if (name === '' || name.length > 200) {
    const errors = { name: complaintOpen311Messages[view.language].nameMissing }
    return keysPage(act, { typed: typedIn(body), errors })
  }
  const { keyId, key } = await makeApiKey(tx, ownActor(act), { name, at: now })
  const made = makePass(keeperOf(act), 'complaints.api-key.receipt', { subject: keyId, code: key, at: now })
  return { kind: 'redirect', to: complaintRegisterUrls.keys({ made }) }
}

async function revoke(act: Act<z.output<typeof ofKey>>): Promise<Answer> {
  const { tx, now, parameters, view } = act
  const done = await revokeApiKey(tx, ownActor(act), { ...parameters, at: now })
  if (done.ok) return { kind: 'redirect', to: complaintRegisterUrls.keys() }
  return keysPage(act, {
    typed: {},
    errors: { main: complaintOpen311Messages[view.language].notRevoked },
  })
}

export const complaintKeyRoutes = [
  route(complaintRegisterUrls.keys, { ...keys, query: ofMade }, async (act) => {
    const pass = readPass(keeperOf(act), 'complaints.api-key.receipt', { token: act.query.made, at: act.now })
    return keysPage(act, emptyForm, pass?.code)
  }),
  route(complaintRegisterUrls.keys, { ...keys, method: 'POST', event: 'complaints.api-key-made' }, make),
  route(
    complaintRegisterUrls.revokeKey,
    { ...keys, method: 'POST', event: 'complaints.api-key-revoked', parameters: ofKey },
    revoke,
  ),
]
