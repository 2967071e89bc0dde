import { z } from 'zod'
import { readPass } from '../../../platform/tracking/pass.ts'
import { openTypedCode } from '../../../platform/tracking/typed-code.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { TrackingPage } from '../../../ui/tracking-page.tsx'
import { findService, formOf, listServices } from '../catalogue/reading-services.ts'
import { findHandled } from '../handling/register-reading.ts'
import { closedCase } from '../tracking-routes.tsx'
import { serviceUrls } from '../urls.ts'
import { answersPage, isStaff, ofKey } from './apply-routes.tsx'
import { serviceApplyingMessages } from './applying-messages.ts'
import { CataloguePage, ServicePage } from './catalogue-pages.tsx'
import { openDraft } from './drafts.ts'
import { ReceivedPage, SavedPage } from './received-pages.tsx'
import { lookOf } from './service-look.ts'

const inPublic = { permission: 'public', event: 'none', reuse: 'never' } as const
const ofToken = z.object({ token: z.string().max(1_000) })
type TokenAct = Act<z.output<typeof ofToken>>

async function catalogue({ tx, view }: Act): Promise<Answer> {
  const t = serviceApplyingMessages[view.language]
  const open = (await listServices(tx)).filter(({ state }) => state === 'open')
  const looks = []
  for (const service of open) looks.push(await lookOf(tx, service))
  return { kind: 'page', title: t.services, description: t.lead, content: <CataloguePage looks={looks} /> }
}

async function receipt(act: TokenAct): Promise<Answer> {
  const { tx, view, parameters, now, services } = act
  const keeper = { secrets: services.secrets, organizationId: tx.organizationId }
  const pass = readPass(keeper, 'services.receipt', { token: parameters.token, at: now })
  const request = pass && (await findHandled(tx, pass.subject))
  if (!request || !pass.code) return closedCase(act)
  return {
    kind: 'page',
    title: serviceApplyingMessages[view.language].receivedTitle,
    content: (
      <ReceivedPage
        request={request}
        code={pass.code}
        trackAddress={services.linkTo(view.organization, serviceUrls.track())}
        isForStaff={isStaff(act)}
      />
    ),
  }
}

async function saved({ tx, view, parameters, now, services }: TokenAct): Promise<Answer> {
  const keeper = { secrets: services.secrets, organizationId: tx.organizationId }
  const pass = readPass(keeper, 'services-draft.receipt', { token: parameters.token, at: now })
  if (!pass?.code) return { kind: 'absent' }
  const title = serviceApplyingMessages[view.language].savedTitle
  return { kind: 'page', title, content: <SavedPage code={pass.code} /> }
}

function resumePage({ view }: Pick<Act, 'view'>, form: FormState, status = 200): Answer {
  const t = serviceApplyingMessages[view.language]
  const words = {
    track: t.resume,
    trackLead: t.resumeLead,
    passOver: t.draftWrong,
    code: t.resumeCode,
    codeHint: t.resumeHint,
    open: t.resumeOpen,
  }
  const door = { label: t.services, address: serviceUrls.catalogue() }
  return {
    kind: 'page',
    status,
    keepsWrites: true,
    title: t.resume,
    content: (
      <TrackingPage words={words} door={door} action={serviceUrls.resume()} form={form} isClosed={false} />
    ),
  }
}

/** Opens a saved form to whoever types its code. Wrong codes are counted together with those of requests. */
async function resume(act: Act): Promise<Answer> {
  const { tx, view, services } = act
  const t = serviceApplyingMessages[view.language]
  const words = { codeUnreadable: t.codeUnreadable, codeWrong: t.draftWrong, wait: t.draftWait }
  const opened = await openTypedCode(act, words, (code) => openDraft(tx, { code, secrets: services.secrets }))
  if (!opened.ok) return resumePage(act, opened.form, opened.status)
  const { code, found: draft } = opened
  const service = await findService(tx, draft)
  const form = service && (await formOf(tx, service.serviceId, service.version))
  if (!service || !form || service.state !== 'open') {
    return resumePage(act, { typed: { tracking: code }, errors: { tracking: t.closed } }, 410)
  }
  const errors: Record<string, string> = draft.version === service.version ? {} : { applicant: t.changed }
  return answersPage({ service, form }, act, { state: { typed: draft.typed, errors }, draft: code })
}

export const serviceDoorRoutes = [
  route(serviceUrls.catalogue, inPublic, catalogue),
  route(serviceUrls.service, { ...inPublic, parameters: ofKey }, async ({ tx, view, parameters }) => {
    const service = await findService(tx, parameters)
    if (!service || service.state === 'draft') return { kind: 'absent' }
    const title = view.language === 'th' ? service.name : service.nameEn
    return { kind: 'page', title, content: <ServicePage look={await lookOf(tx, service)} /> }
  }),
  route(serviceUrls.received, { ...inPublic, parameters: ofToken }, receipt),
  route(serviceUrls.saved, { ...inPublic, parameters: ofToken }, saved),
  route(serviceUrls.resume, inPublic, async (act) => resumePage(act, emptyForm)),
  route(serviceUrls.resume, { ...inPublic, method: 'POST', once: false }, resume),
]
