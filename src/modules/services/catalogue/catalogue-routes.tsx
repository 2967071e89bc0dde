import { listDivisions } from '../../../platform/identity/divisions.ts'
import { parseDecimal, parseInteger } from '../../../platform/language/numerals.ts'
import { canonicalJson } from '../../../platform/ledger/canonical-json.ts'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { standingManuals } from '../../manuals/module.ts'
import { answerScripts } from '../forms/answer-fields.tsx'
import { formVillages } from '../forms/form-village.ts'
import { templates } from '../templates/templates.ts'
import { serviceWorkUrls } from '../urls.ts'
import { BuilderPage } from './builder-page.tsx'
import { catalogueMessages } from './catalogue-messages.ts'
import { PreviewPage } from './form-part-pages.tsx'
import { inService, ofService, revisionIn, type ServiceAct } from './in-service.ts'
import { changeService, closeService, makeService, openService, publishForm } from './keeping.ts'
import type { ServiceSettings } from './keeping.ts'
import { ManagePage, NewServicePage, serviceName } from './list-pages.tsx'
import { findService, formOf, listServices, type DraftService } from './reading-services.ts'
import { ServiceSettingsPage } from './settings-page.tsx'

const statusOf = ({ errors }: FormState) => (Object.keys(errors).length === 0 ? 200 : 422)
const longest = {
  name: 200,
  nameEn: 200,
  about: 2_000,
  aboutEn: 2_000,
  appeal: 2_000,
  appealEn: 2_000,
} as const

async function addPage({ tx, view }: Act, form: FormState): Promise<Answer> {
  return {
    kind: 'page',
    status: statusOf(form),
    title: catalogueMessages[view.language].add,
    content: <NewServicePage form={form} divisions={await listDivisions(tx)} />,
  }
}

async function add(act: Act): Promise<Answer> {
  const { tx, view, body, actor, now } = act
  const t = catalogueMessages[view.language]
  const start = textIn(body, 'start')
  const template = templates.find(({ key }) => key === start)
  const name = textIn(body, 'name') || (template?.name.th ?? '')
  const nameEn = textIn(body, 'nameEn') || (textIn(body, 'name') ? '' : (template?.name.en ?? ''))
  const errors: Record<string, string> = {}
  if (!template && start !== 'blank') errors['start'] = t.startMissing
  else if (name === '') errors['name'] = t.nameMissing
  if (name.length > longest.name) errors['name'] = t.tooLong(String(longest.name))
  if (nameEn.length > longest.name) errors['nameEn'] = t.tooLong(String(longest.name))
  if (Object.keys(errors).length > 0) return addPage(act, { typed: typedIn(body), errors })
  const divisionId = await divisionIn(act)
  const serviceId = await makeService(tx, actor, { template, name, nameEn, divisionId, at: now })
  return { kind: 'redirect', to: serviceWorkUrls.manageService({ serviceId }) }
}

async function divisionIn({ tx, body }: Pick<Act, 'tx' | 'body'>): Promise<string | null> {
  const divisions = await listDivisions(tx)
  return divisions.find(({ divisionId }) => divisionId === body['division'])?.divisionId ?? null
}

/** The page of a service, as it is now. */
export async function builderPage(
  { serviceId }: { readonly serviceId: string },
  { tx, view }: Pick<Act, 'tx' | 'view'>,
  state: FormState = emptyForm,
): Promise<Answer> {
  const service = await findService(tx, { serviceId })
  if (!service) return { kind: 'absent' }
  const published = await formOf(tx, serviceId, service.version)
  const isPublished = published !== undefined && canonicalJson(published) === canonicalJson(service.draftForm)
  return {
    kind: 'page',
    status: statusOf(state),
    title: serviceName(service, view.language),
    content: <BuilderPage service={service} isPublished={isPublished} state={state} />,
  }
}

async function settingsPage(service: DraftService, act: ServiceAct, form: FormState): Promise<Answer> {
  const manuals = await standingManuals(act.tx)
  return {
    kind: 'page',
    status: statusOf(form),
    title: catalogueMessages[act.view.language].settings,
    content: (
      <ServiceSettingsPage
        service={service}
        form={form}
        divisions={await listDivisions(act.tx)}
        manuals={manuals.map(({ key, version: { content } }) => ({ key, ...content }))}
      />
    ),
  }
}

function typedSettings(service: DraftService): Record<string, string> {
  const { name, nameEn, about, aboutEn, appeal, appealEn, divisionId, manualKey, ownDays, feeSatang } =
    service
  return {
    name,
    nameEn,
    about,
    aboutEn,
    appeal,
    appealEn,
    division: divisionId ?? '',
    manual: manualKey ?? '',
    ownDays: ownDays === null ? '' : String(ownDays),
    fee: feeSatang === null ? '' : String(feeSatang / 100),
  }
}

async function readSettings(
  service: DraftService,
  act: ServiceAct,
): Promise<{ ok: true; settings: ServiceSettings } | { ok: false; errors: Record<string, string> }> {
  const { tx, view, body } = act
  const t = catalogueMessages[view.language]
  const errors: Record<string, string> = {}
  const words = Object.fromEntries(
    Object.entries(longest).map(([name, most]) => {
      const text = textIn(body, name)
      if (text.length > most) errors[name] = t.tooLong(String(most))
      return [name, text]
    }),
  ) as Record<keyof typeof longest, string>
  if (words.name === '') errors['name'] = t.nameMissing
  const [days, fee] = [textIn(body, 'ownDays'), textIn(body, 'fee')]
  const ownDays = parseInteger(days)
  if (days !== '' && (ownDays === null || ownDays < 1 || ownDays > 400)) errors['ownDays'] = t.ownDaysWrong
  const baht = parseDecimal(fee)
  // What the column of satang holds.
  if (fee !== '' && (baht === null || baht > 20_000_000)) errors['fee'] = t.feeWrong
  const keys = [service.manualKey, ...(await standingManuals(tx)).map(({ key }) => key)]
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  return {
    ok: true,
    settings: {
      ...words,
      divisionId: await divisionIn(act),
      manualKey: keys.find((key) => key === body['manual']) ?? null,
      ownDays,
      feeSatang: baht === null ? null : Math.round(baht * 100),
    },
  }
}

async function change(service: DraftService, act: ServiceAct): Promise<Answer> {
  const { tx, view, body, actor, now, parameters } = act
  const read = await readSettings(service, act)
  if (!read.ok) return settingsPage(service, act, { typed: typedIn(body), errors: read.errors })
  const settings = { ...parameters, ...read.settings, revision: revisionIn(act), at: now }
  const changed = await changeService(tx, actor, settings)
  if (changed.ok) return { kind: 'redirect', to: serviceWorkUrls.manageService(parameters) }
  if (changed.reason === 'absent') return { kind: 'absent' }
  const errors = { revision: catalogueMessages[view.language].changed }
  return settingsPage(service, act, { typed: typedIn(body), errors })
}

async function publish(service: DraftService, act: ServiceAct): Promise<Answer> {
  const { tx, view, actor, now, parameters } = act
  const t = catalogueMessages[view.language]
  const published = await publishForm(tx, actor, { ...parameters, revision: revisionIn(act), at: now })
  if (published.ok) return { kind: 'redirect', to: serviceWorkUrls.manageService(parameters) }
  if (published.reason === 'absent') return { kind: 'absent' }
  const words = published.reason === 'changed' ? t.changed : t.faults
  return builderPage(service, act, { typed: {}, errors: { form: words } })
}

async function open(service: DraftService, act: ServiceAct): Promise<Answer> {
  const { tx, view, actor, now, parameters } = act
  const opened = await openService(tx, actor, { ...parameters, at: now })
  if (opened.ok) return { kind: 'redirect', to: serviceWorkUrls.manageService(parameters) }
  if (opened.reason === 'absent') return { kind: 'absent' }
  const errors = { open: catalogueMessages[view.language][opened.reason] }
  return builderPage(service, act, { typed: {}, errors })
}

async function close(_: DraftService, { tx, actor, now, parameters }: ServiceAct): Promise<Answer> {
  const closed = await closeService(tx, actor, { ...parameters, at: now })
  return closed.ok ? { kind: 'redirect', to: serviceWorkUrls.manageService(parameters) } : { kind: 'absent' }
}

const keeping = { permission: 'services.catalogue', event: 'none', reuse: 'never' } as const
const ofOne = { ...keeping, parameters: ofService } as const
const post = { ...ofOne, method: 'POST' } as const

export const catalogueRoutes = [
  route(serviceWorkUrls.manage, keeping, async ({ tx, view }) => ({
    kind: 'page',
    title: catalogueMessages[view.language].manage,
    content: <ManagePage services={await listServices(tx)} />,
  })),
  route(serviceWorkUrls.addService, keeping, (act) => addPage(act, emptyForm)),
  route(serviceWorkUrls.addService, { ...keeping, method: 'POST', event: 'services.made' }, add),
  route(
    serviceWorkUrls.manageService,
    ofOne,
    inService((service, act: ServiceAct) => builderPage(service, act)),
  ),
  route(
    serviceWorkUrls.serviceSettings,
    ofOne,
    inService((service, act: ServiceAct) =>
      settingsPage(service, act, { ...emptyForm, typed: typedSettings(service) }),
    ),
  ),
  route(serviceWorkUrls.serviceSettings, { ...post, event: 'services.changed' }, inService(change)),
  route(
    serviceWorkUrls.servicePreview,
    ofOne,
    inService(async (service, { tx, view }: ServiceAct) => ({
      kind: 'page',
      title: catalogueMessages[view.language].preview,
      scripts: [...answerScripts],
      content: <PreviewPage service={service} villages={await formVillages(tx)} />,
    })),
  ),
  route(serviceWorkUrls.publishForm, { ...post, event: 'services.form-published' }, inService(publish)),
  route(serviceWorkUrls.openService, { ...post, event: 'services.opened' }, inService(open)),
  route(serviceWorkUrls.closeService, { ...post, event: 'services.closed' }, inService(close)),
]
