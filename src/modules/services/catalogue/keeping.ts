import { and, eq } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { Actor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import { canonicalJson } from '../../../platform/ledger/canonical-json.ts'
import { faultsOf } from '../forms/form-faults.ts'
import type { ServiceForm } from '../forms/form.ts'
import { refreshServiceSearch } from '../searchable.ts'
import { service, serviceForm } from '../schema.ts'
import type { Template } from '../templates/template.ts'
import { listServices, type DraftService, type Service } from './reading-services.ts'

/** What an officer decides about a service, beside its form. */
export type ServiceSettings = Pick<
  Service,
  | 'name'
  | 'nameEn'
  | 'about'
  | 'aboutEn'
  | 'manualKey'
  | 'divisionId'
  | 'ownDays'
  | 'feeSatang'
  | 'appeal'
  | 'appealEn'
>

interface Aimed {
  readonly serviceId: string
  readonly at: Temporal.Instant
}

type Done<Reason extends string> = { readonly ok: true } | { readonly ok: false; readonly reason: Reason }

const emptyForm: ServiceForm = { sections: [] }

/** Makes a service, of a template or with an empty form, as a draft that nobody else sees. */
export async function makeService(
  tx: TenantTransaction,
  actor: Actor,
  {
    template,
    divisionId,
    at,
    ...named
  }: {
    readonly template: Template | undefined
    readonly name: string
    readonly nameEn: string
    readonly divisionId: string | null
    readonly at: Temporal.Instant
  },
): Promise<string> {
  const { db, organizationId } = tx
  const serviceId = uuidv7()
  const taken = new Set((await listServices(tx)).map(({ serviceKey }) => serviceKey))
  const wanted = template?.key ?? 'service'
  // A second one of a template has a number in its address.
  const free = (number: number): string =>
    taken.has(`${wanted}-${number}`) ? free(number + 1) : `${wanted}-${number}`
  const serviceKey = taken.has(wanted) || !template ? free(taken.has(wanted) ? 2 : 1) : wanted
  await db.insert(service).values({
    organizationId,
    serviceId,
    serviceKey,
    ...named,
    divisionId,
    manualKey: template?.manualKey ?? null,
    ownDays: template?.ownDays ?? null,
    feeSatang: template ? template.feeSatang : 0,
    about: template?.about.th ?? '',
    aboutEn: template?.about.en ?? '',
    appeal: template?.appeal.th ?? '',
    appealEn: template?.appeal.en ?? '',
    state: 'draft',
    draftForm: template?.form ?? emptyForm,
    draftRevision: 1,
    version: 0,
  })
  const payload = { serviceKey, ...named, template: template?.key ?? null }
  await append(tx, { kind: 'services.made', subject: serviceId, actor, at, payload })
  return serviceId
}

/** Changes what is said of a service. A change of its revision in between is refused, as by {@link changeForm}. */
export async function changeService(
  tx: TenantTransaction,
  actor: Actor,
  { serviceId, revision, at, ...settings }: ServiceSettings & Aimed & { readonly revision: number },
): Promise<Done<'absent' | 'changed'>> {
  const held = await hold(tx, serviceId)
  if (!held) return { ok: false, reason: 'absent' }
  if (held.draftRevision !== revision) return { ok: false, reason: 'changed' }
  await tx.db
    .update(service)
    .set({ ...settings, draftRevision: revision + 1 })
    .where(isThis(tx, serviceId))
  await append(tx, { kind: 'services.changed', subject: serviceId, actor, at, payload: settings })
  await refreshServiceSearch(tx)
  return { ok: true }
}

/**
 * Puts another form in the place of the draft; the published versions stay as they are. Refuses where somebody else
 * changed it since the revision that the change was made on: `changed`.
 */
export async function changeForm(
  tx: TenantTransaction,
  actor: Actor,
  { serviceId, revision, form, at }: Aimed & { readonly revision: number; readonly form: ServiceForm },
): Promise<Done<'absent' | 'changed'>> {
  const held = await hold(tx, serviceId)
  if (!held) return { ok: false, reason: 'absent' }
  if (held.draftRevision !== revision) return { ok: false, reason: 'changed' }
  await tx.db
    .update(service)
    .set({ draftForm: form, draftRevision: revision + 1 })
    .where(isThis(tx, serviceId))
  const payload = { revision: revision + 1, sha256: sha256Of(form) }
  await append(tx, { kind: 'services.form-changed', subject: serviceId, actor, at, payload })
  return { ok: true }
}

/** Freezes the draft as the next version, which new requests are made with. Refuses a form that has faults. */
export async function publishForm(
  tx: TenantTransaction,
  actor: Actor,
  { serviceId, revision, at }: Aimed & { readonly revision: number },
): Promise<Done<'absent' | 'changed' | 'faults'>> {
  const { db, organizationId } = tx
  const held = await hold(tx, serviceId)
  if (!held) return { ok: false, reason: 'absent' }
  if (held.draftRevision !== revision) return { ok: false, reason: 'changed' }
  const content = held.draftForm
  if (faultsOf(content).length > 0) return { ok: false, reason: 'faults' }
  const version = held.version + 1
  await db.insert(serviceForm).values({ organizationId, serviceId, version, content, publishedAt: at })
  await db.update(service).set({ version }).where(isThis(tx, serviceId))
  const payload = { version, sha256: sha256Of(content) }
  await append(tx, { kind: 'services.form-published', subject: serviceId, actor, at, payload })
  return { ok: true }
}

/** Opens a service for requests; refuses one that has no published form, or does not say what it is and how to appeal. */
export async function openService(
  tx: TenantTransaction,
  actor: Actor,
  { serviceId, at }: Aimed,
): Promise<Done<'absent' | 'unpublished' | 'unsaid'>> {
  const held = await hold(tx, serviceId)
  if (!held || held.state === 'open') return { ok: false, reason: 'absent' }
  if (held.version === 0) return { ok: false, reason: 'unpublished' }
  const { name, nameEn, about, aboutEn, appeal, appealEn } = held
  if ([name, nameEn, about, aboutEn, appeal, appealEn].includes('')) return { ok: false, reason: 'unsaid' }
  const openedOn = held.openedOn ?? todayInBangkok(at).toString()
  await tx.db.update(service).set({ state: 'open', openedOn }).where(isThis(tx, serviceId))
  const payload = { version: held.version }
  await append(tx, { kind: 'services.opened', subject: serviceId, actor, at, payload })
  await refreshServiceSearch(tx)
  return { ok: true }
}

/** Takes no more requests for a service; those that were made go on. */
export async function closeService(
  tx: TenantTransaction,
  actor: Actor,
  { serviceId, at }: Aimed,
): Promise<Done<'absent'>> {
  const held = await hold(tx, serviceId)
  if (held?.state !== 'open') return { ok: false, reason: 'absent' }
  await tx.db.update(service).set({ state: 'closed' }).where(isThis(tx, serviceId))
  await append(tx, { kind: 'services.closed', subject: serviceId, actor, at, payload: {} })
  await refreshServiceSearch(tx)
  return { ok: true }
}

async function hold(tx: TenantTransaction, serviceId: string): Promise<DraftService | undefined> {
  const [held] = await tx.db.select().from(service).where(isThis(tx, serviceId)).for('update')
  return held
}

function isThis({ organizationId }: TenantTransaction, serviceId: string) {
  return and(eq(service.organizationId, organizationId), eq(service.serviceId, serviceId))
}

function sha256Of(form: ServiceForm): string {
  return createHash('sha256').update(canonicalJson(form)).digest('hex')
}
