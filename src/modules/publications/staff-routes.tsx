import { z } from 'zod'
import { todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import { listAccounts } from '../../platform/identity/account-list.ts'
import { hasTakenPart } from '../../platform/identity/separation.ts'
import { readEntries } from '../../platform/ledger/reading.ts'
import { textIn, typedIn } from '../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { ownActor } from '../../platform/web/own-actor.ts'
import { emptyForm, type FormState } from '../../ui/form-fields.tsx'
import { may } from './capability-of.ts'
import {
  approvingRole,
  cancelPublication,
  decidePublication,
  entering,
  lacksOf,
  publishPublication,
  sendPublication,
  withdrawPublication,
} from './deciding.ts'
import { publicationEvents } from './events.ts'
import { titleIn } from './naming.ts'
import { DraftPage, type HistoryLine } from './pages/draft-page.tsx'
import { EndingPage } from './pages/draft-forms.tsx'
import { PublicationsWorkPage } from './pages/work-page.tsx'
import { filesOf, findPublication, newestPublications, publicationsUnderWay } from './publication.ts'
import { spreadingsOf } from './spreading.ts'
import { publicationWorkUrls } from './urls.ts'
import { publicationWorkMessages } from './work-messages.ts'

export const ofPublication = z.object({ publicationId: z.uuid() })
export type PublicationAct = Act<z.output<typeof ofPublication>>

const longestReason = 2_000
const newestShown = 10

async function historyOf({ tx, parameters }: PublicationAct): Promise<HistoryLine[]> {
  const kinds = Object.keys(publicationEvents) as HistoryLine['kind'][]
  const entries = await readEntries(tx, { subject: parameters.publicationId, kinds, limit: 100 })
  const names = new Map((await listAccounts(tx)).map(({ accountId, name }) => [accountId, name]))
  return entries.map(({ kind, accountId, at, payload }) => {
    const { decision, reason } = payload ?? {}
    return {
      kind: kind as HistoryLine['kind'],
      who: accountId === null ? undefined : names.get(accountId),
      at,
      decision: decision === 'approved' || decision === 'sent-back' ? decision : undefined,
      reason: typeof reason === 'string' && reason !== '' ? reason : undefined,
    }
  })
}

/** The page of a document for those who work here, with a form as it came back. */
export async function draftPage(act: PublicationAct, form: FormState): Promise<Answer> {
  const { tx, view, visitor, parameters } = act
  const publication = await findPublication(tx, parameters.publicationId)
  const person = visitor.person!
  if (!publication) return { kind: 'absent' }
  const { publicationId, kind, state } = publication
  const waits = state === 'sent' || state === 'approved'
  const role = waits ? approvingRole(person, kind) : undefined
  const asked = { ...ownActor(act), role: role?.role ?? act.actor.role }
  const tookPart = role && (await hasTakenPart(tx, asked, { subject: publicationId, kinds: entering }))
  return {
    kind: 'page',
    status: Object.keys(form.errors).length > 0 ? 422 : 200,
    title: titleIn(view.language, publication),
    content: (
      <DraftPage
        publication={publication}
        files={await filesOf(tx, publicationId)}
        lacks={state === 'draft' ? await lacksOf(tx, publication) : []}
        uses={await spreadingsOf(tx, publicationId)}
        history={await historyOf(act)}
        mayWrite={may(person, 'publications.write')}
        mayDecide={role !== undefined && tookPart === false}
        mayWithdraw={may(person, 'publications.approve')}
        form={form}
      />
    ),
  }
}

/** Back to the page of the document, which says what came of it. */
function back({ parameters }: PublicationAct): Answer {
  return { kind: 'redirect', to: publicationWorkUrls.draft(parameters) }
}

async function send(act: PublicationAct): Promise<Answer> {
  const t = publicationWorkMessages[act.view.language]
  const sent = await sendPublication(act.tx, ownActor(act), { ...act.parameters, at: act.now })
  if (sent.ok) return back(act)
  const words = sent.reason === 'lacks' ? sent.lacks.map((lack) => t[lack]).join(' · ') : t.movedOn
  return draftPage(act, { typed: {}, errors: { lacks: words } })
}

async function decide(act: PublicationAct): Promise<Answer> {
  const { tx, view, visitor, body, parameters, now } = act
  const t = publicationWorkMessages[view.language]
  const refuse = (field: string, words: string) =>
    draftPage(act, { typed: typedIn(body), errors: { [field]: words } })
  const read = z
    .object({
      decision: z.enum(['publish', 'approve', 'send-back']),
      revision: z.coerce.number().int(),
    })
    .safeParse(body)
  if (!read.success) return refuse('decision', t.decisionMissing)
  const reason = textIn(body, 'reason')
  if (reason === '' && read.data.decision === 'send-back') return refuse('reason', t.reasonMissing)
  if (reason.length > longestReason) return refuse('reason', t.tooLong('2,000'))
  const { today } = view
  const decided = await decidePublication(tx, visitor.person!, {
    ...parameters,
    ...read.data,
    reason,
    today,
    at: now,
  })
  if (decided.ok) return back(act)
  return refuse('decision', decided.reason === 'moved-on' ? t.movedOn : t[decided.reason])
}

async function publish(act: PublicationAct): Promise<Answer> {
  const { tx, view, visitor, parameters, now } = act
  const t = publicationWorkMessages[view.language]
  const published = await publishPublication(tx, visitor.person!, {
    ...parameters,
    today: todayInBangkok(now),
    at: now,
  })
  if (published.ok) return back(act)
  const words = published.reason === 'moved-on' ? t.movedOn : t[published.reason]
  return draftPage(act, { typed: {}, errors: { publish: words } })
}

/** The two ways in which a document ends, each with a page that asks for the reason. */
const endings = {
  cancel: { states: ['draft', 'sent', 'approved'], end: cancelPublication, why: 'cancelWhy' },
  withdraw: { states: ['published'], end: withdrawPublication, why: 'withdrawWhy' },
} as const

function endingPage(way: keyof typeof endings, form: FormState = emptyForm) {
  return async ({ tx, view, parameters }: PublicationAct): Promise<Answer> => {
    const found = await findPublication(tx, parameters.publicationId)
    const { states, why } = endings[way]
    if (!found || !states.some((state) => state === found.state)) return { kind: 'absent' }
    const t = publicationWorkMessages[view.language]
    return {
      kind: 'page',
      status: form === emptyForm ? 200 : 422,
      title: t[way],
      content: <EndingPage heading={t[way]} why={t[why]} form={form} {...parameters} />,
    }
  }
}

function end(way: keyof typeof endings) {
  return async (act: PublicationAct): Promise<Answer> => {
    const { tx, view, body, parameters, now } = act
    const t = publicationWorkMessages[view.language]
    const reason = textIn(body, 'reason')
    const refuse = (words: string) =>
      endingPage(way, { typed: typedIn(body), errors: { reason: words } })(act)
    if (reason === '') return refuse(t.reasonMissing)
    if (reason.length > longestReason) return refuse(t.tooLong('2,000'))
    const ended = await endings[way].end(tx, ownActor(act), { ...parameters, reason, at: now })
    return ended.ok ? back(act) : draftPage(act, { typed: {}, errors: { lacks: t.movedOn } })
  }
}

const reading = { permission: 'publications.reading', event: 'none', reuse: 'never' } as const
const write = { permission: 'publications.write', reuse: 'never', parameters: ofPublication } as const
const approve = { permission: 'publications.approve', reuse: 'never', parameters: ofPublication } as const
const post = { method: 'POST' } as const

export const staffRoutes = [
  route(publicationWorkUrls.work, reading, async ({ tx, view, visitor }) => ({
    kind: 'page',
    title: publicationWorkMessages[view.language].work,
    content: (
      <PublicationsWorkPage
        underWay={await publicationsUnderWay(tx)}
        newest={await newestPublications(tx, newestShown)}
        mayWrite={may(visitor.person, 'publications.write')}
      />
    ),
  })),
  route(publicationWorkUrls.draft, { ...reading, parameters: ofPublication }, (act) =>
    draftPage(act, emptyForm),
  ),
  route(publicationWorkUrls.send, { ...write, ...post, event: 'publications.sent' }, send),
  route(publicationWorkUrls.decide, { ...approve, ...post, event: 'publications.decided' }, decide),
  route(publicationWorkUrls.publish, { ...approve, ...post, event: 'publications.published' }, publish),
  route(publicationWorkUrls.cancel, { ...write, event: 'none' }, endingPage('cancel')),
  route(publicationWorkUrls.cancel, { ...write, ...post, event: 'publications.cancelled' }, end('cancel')),
  route(publicationWorkUrls.withdraw, { ...approve, event: 'none' }, endingPage('withdraw')),
  route(
    publicationWorkUrls.withdraw,
    { ...approve, ...post, event: 'publications.withdrawn' },
    end('withdraw'),
  ),
]
