import { z } from 'zod'
import { fiscalYearOf } from '../../../platform/calendar/fiscal-year.ts'
import { holdsRoleFor } from '../../../platform/identity/capabilities.ts'
import { filings } from '../../../platform/identity/guessing.ts'
import { areaMapOf } from '../../../platform/maps/area-map.ts'
import { pointText, readPointText } from '../../../platform/maps/point.ts'
import { makePass, readPass } from '../../../platform/tracking/pass.ts'
import { typedIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { missionProgrammes } from '../../plan/module.ts'
import { findProcedure } from '../../publications/module.ts'
import { complaintCapabilities } from '../capabilities.ts'
import { openCategories, type Category } from '../categories.ts'
import { ruleOf } from '../clock/rule.ts'
import { photoUploads } from '../complaint-files.ts'
import { complaintDoorMessages } from '../door-messages.ts'
import { DoorPage } from '../pages/door-page.tsx'
import { ReceivedPage } from '../pages/received-page.tsx'
import { WhatPage, WherePage } from '../pages/way-pages.tsx'
import { findComplaint } from '../reading.ts'
import { yearStatistics } from '../statistics/year-statistics.ts'
import { receivedNews } from '../telling.ts'
import { closedCase } from '../tracking-routes.tsx'
import { complaintUrls } from '../urls.ts'
import { listVillages } from '../villages.ts'
import { readComplaintForm } from './complaint-form.ts'
import { filePage, ofCategory, ofOneCategory } from './details.tsx'
import { fileComplaint } from './filing.ts'

const inPublic = { permission: 'public', event: 'none', reuse: 'never' } as const

const ofWay = z.object({
  village: z.string().max(40).default(''),
  place: z.string().trim().max(300).default(''),
  /** A point that was chosen on the map, and whether it was meant though it lies outside. */
  at: z.string().max(40).default(''),
  outside: z.enum(['yes']).optional(),
})

const words = (act: Pick<Act, 'view'>) => complaintDoorMessages[act.view.language]

async function door(act: Act): Promise<Answer> {
  const { tx, view } = act
  const t = words(act)
  return {
    kind: 'page',
    title: t.door,
    description: t.lead,
    content: (
      <DoorPage
        rule={await ruleOf(tx)}
        statistics={await yearStatistics(act, fiscalYearOf(view.today))}
        programmes={await missionProgrammes(tx, 3, 2)}
        procedure={await findProcedure(tx, 'complaint-procedure')}
      />
    ),
  }
}

/** What was chosen in the step before, as the form has it. */
function chosenIn({ at, outside, ...way }: z.output<typeof ofWay>): FormState['typed'] {
  const point = readPointText(at)
  return {
    ...way,
    ...(point ? { coordinates: pointText(point).replace(',', ', ') } : {}),
    ...(outside ? { outside } : {}),
  }
}

/**
 * Receives a complaint from anybody. One network address that sends many must wait a little between them, and is told
 * how long; who has signed in must not, for he may sit at a counter.
 */
async function file(category: Category, act: Act): Promise<Answer> {
  const { tx, view, body, actor, now, services, visitor } = act
  const read = await readComplaintForm(act, { category: category.category, isStaff: false })
  if (!read.ok) return filePage(category, act, { typed: typedIn(body), errors: read.errors }, 422)
  if (!visitor.person) {
    const seconds = await filings.take(tx, visitor.network, now)
    if (seconds > 0) {
      const errors = { send: words(act).wait(seconds) }
      return filePage(category, act, { typed: typedIn(body), errors }, 429)
    }
  }
  const { secrets } = services
  const filed = { ...read.told, channel: 'online', receivedOn: view.today, at: now, secrets } as const
  const { complaintId, code } = await fileComplaint(tx, actor, filed)
  if (filed.notices) await services.tellFiler(tx, receivedNews(complaintId, now))
  const keeper = { secrets, organizationId: tx.organizationId }
  const token = makePass(keeper, 'complaints.receipt', { subject: complaintId, code, at: now })
  return { kind: 'redirect', to: complaintUrls.received({ token }) }
}

const ofToken = z.object({ token: z.string().max(1_000) })

async function receipt(act: Act<z.output<typeof ofToken>>): Promise<Answer> {
  const { tx, view, parameters, now, services, visitor } = act
  const keeper = { secrets: services.secrets, organizationId: tx.organizationId }
  const pass = readPass(keeper, 'complaints.receipt', { token: parameters.token, at: now })
  const complaint = pass && (await findComplaint(tx, pass.subject))
  if (!complaint || !pass.code) return closedCase(act)
  const { person } = visitor
  const isForStaff =
    person !== undefined && holdsRoleFor(person, 'complaints.case-handling', complaintCapabilities)
  const t = words(act)
  const categories = await openCategories(tx)
  return {
    kind: 'page',
    title: complaint.mergedInto === null ? t.receivedTitle : t.joinedTitle,
    content: (
      <ReceivedPage
        complaint={complaint}
        category={categories.find(({ category }) => category === complaint.category)}
        code={pass.code}
        trackAddress={services.linkTo(view.organization, complaintUrls.track())}
        isForStaff={isForStaff}
      />
    ),
  }
}

export const complaintFilingRoutes = [
  route(complaintUrls.door, inPublic, door),
  route(complaintUrls.what, inPublic, async (act) => ({
    kind: 'page',
    title: words(act).what,
    content: <WhatPage categories={await openCategories(act.tx)} />,
  })),
  route(
    complaintUrls.where,
    { ...inPublic, parameters: ofCategory },
    ofOneCategory(async ({ category }, act) => ({
      kind: 'page',
      title: words(act).where,
      content: (
        <WherePage
          category={category}
          villages={await listVillages(act.tx)}
          hasMap={(await areaMapOf(act)) !== undefined}
        />
      ),
    })),
  ),
  route(
    complaintUrls.file,
    { ...inPublic, parameters: ofCategory, query: ofWay },
    ofOneCategory((category, act) => filePage(category, act, { ...emptyForm, typed: chosenIn(act.query) })),
  ),
  route(
    complaintUrls.file,
    {
      ...inPublic,
      method: 'POST',
      event: 'complaints.received',
      parameters: ofCategory,
      uploads: photoUploads,
    },
    ofOneCategory(file),
  ),
  route(complaintUrls.received, { ...inPublic, parameters: ofToken }, receipt),
]
