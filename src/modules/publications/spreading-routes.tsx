import { z } from 'zod'
import { readOutsideLink } from '../../platform/links/outside-link.ts'
import { textIn, typedIn } from '../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { ownActor } from '../../platform/web/own-actor.ts'
import { readArrivedFiles } from '../../ui/arrived-files.ts'
import { emptyForm, type FormState } from '../../ui/form-fields.tsx'
import { readTypedDay } from '../../ui/typed-day.ts'
import { recordedChannels } from './channels.ts'
import { EndingPage } from './pages/draft-forms.tsx'
import { recordSpreading, spreadingsOf, withdrawSpreading } from './spreading.ts'
import { draftPage, ofPublication, type PublicationAct } from './staff-routes.tsx'
import { publicationUploads } from './uploads.ts'
import { publicationWorkUrls } from './urls.ts'
import { publicationWorkMessages } from './work-messages.ts'

const ofSpreading = ofPublication.extend({ spreadingId: z.uuid() })
type SpreadingAct = Act<z.output<typeof ofSpreading>>

const longestNote = 500

async function spread(act: PublicationAct): Promise<Answer> {
  const { tx, view, body, uploads, parameters, now } = act
  const { language, today } = view
  const t = publicationWorkMessages[language]
  const errors: Record<string, string> = {}
  const channel = recordedChannels.find((one) => one === textIn(body, 'channel'))
  if (!channel) errors['channel'] = t.channelMissing
  const used = readTypedDay(textIn(body, 'usedOn'), { language, to: today })
  if (!used.ok) errors['usedOn'] = used.fault
  const note = textIn(body, 'note')
  if (note.length > longestNote) errors['note'] = t.tooLong(String(longestNote))
  const link = readOutsideLink(textIn(body, 'link'))
  if (!link.ok) errors['link'] = link.reason === 'internal' ? t.linkInternal : t.linkWrong
  const files = readArrivedFiles(uploads['evidence'], language)
  if (!files.ok) errors['evidence'] = files.fault
  const refuse = () => draftPage(act, { typed: typedIn(body), errors })
  if (!channel || !used.ok || !link.ok || !files.ok || Object.keys(errors).length > 0) return refuse()
  const recorded = await recordSpreading(tx, ownActor(act), {
    ...parameters,
    channel,
    usedOn: used.date,
    note,
    link: link.url,
    files: files.files,
    at: now,
  })
  if (recorded.ok) return { kind: 'redirect', to: publicationWorkUrls.draft(parameters) }
  if (recorded.reason === 'absent') return { kind: 'absent' }
  errors[recorded.reason === 'no-evidence' ? 'evidence' : 'usedOn'] =
    recorded.reason === 'no-evidence' ? t.noEvidence : t[recorded.reason]
  return refuse()
}

async function withdrawPage({ tx, view, parameters }: SpreadingAct, form: FormState): Promise<Answer> {
  const { publicationId, spreadingId } = parameters
  const use = (await spreadingsOf(tx, publicationId)).find((one) => one.spreadingId === spreadingId)
  if (!use || use.withdrawnAt || use.channel === 'web-site') return { kind: 'absent' }
  const t = publicationWorkMessages[view.language]
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: t.withdrawSpreading,
    content: <EndingPage heading={t.withdrawSpreading} why="" publicationId={publicationId} form={form} />,
  }
}

async function withdraw(act: SpreadingAct): Promise<Answer> {
  const { tx, view, body, parameters, now } = act
  const reason = textIn(body, 'reason')
  const t = publicationWorkMessages[view.language]
  const fault = reason === '' ? t.reasonMissing : reason.length > 2_000 ? t.tooLong('2,000') : undefined
  if (fault) return withdrawPage(act, { typed: typedIn(body), errors: { reason: fault } })
  const gone = await withdrawSpreading(tx, ownActor(act), { ...parameters, reason, at: now })
  const { publicationId } = parameters
  return gone.ok ? { kind: 'redirect', to: publicationWorkUrls.draft({ publicationId }) } : { kind: 'absent' }
}

const write = { permission: 'publications.write', reuse: 'never' } as const

export const spreadingRoutes = [
  route(
    publicationWorkUrls.spread,
    {
      ...write,
      method: 'POST',
      event: 'publications.spread',
      parameters: ofPublication,
      uploads: publicationUploads,
    },
    spread,
  ),
  route(publicationWorkUrls.withdrawSpreading, { ...write, event: 'none', parameters: ofSpreading }, (act) =>
    withdrawPage(act, emptyForm),
  ),
  route(
    publicationWorkUrls.withdrawSpreading,
    { ...write, method: 'POST', event: 'publications.spreading-withdrawn', parameters: ofSpreading },
    withdraw,
  ),
]
