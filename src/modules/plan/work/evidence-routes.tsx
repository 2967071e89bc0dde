import { z } from 'zod'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { ownActor } from '../../../platform/web/own-actor.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { planWorkUrls } from '../urls.ts'
import type { ProgrammeFacts } from './at-work.ts'
import { readBrought } from './bringing-evidence.ts'
import { evidenceUploads } from './evidence-uploads.ts'
import { addEvidence, evidenceOf, withdrawEvidence } from './evidence.ts'
import { inProgramme, ofProgramme, yearOf, type ProgrammeAct } from './in-programme.ts'
import { planWorkMessages } from './messages.ts'
import { AddEvidencePage, WithdrawEvidencePage } from './pages/evidence-pages.tsx'
import { proposedDate } from './typed.ts'

const work = { permission: 'plan.work', reuse: 'never' } as const
const ofPiece = ofProgramme.extend({ evidenceId: z.uuid() })
type PieceAct = Act<z.output<typeof ofPiece>>

async function addPage(
  programme: ProgrammeFacts,
  { view }: ProgrammeAct,
  form: FormState,
  status = 200,
): Promise<Answer> {
  return {
    kind: 'page',
    status,
    title: planWorkMessages[view.language].addEvidence,
    content: <AddEvidencePage programme={programme} form={form} />,
  }
}

async function add(programme: ProgrammeFacts, act: ProgrammeAct): Promise<Answer> {
  const { tx, view, body, now } = act
  const { brought, errors } = readBrought(act, programme.fiscalYear)
  if (!brought) {
    const faults =
      Object.keys(errors).length > 0 ? errors : { files: planWorkMessages[view.language].nothingBrought }
    return addPage(programme, act, { typed: typedIn(body), errors: faults }, 422)
  }
  await addEvidence(tx, ownActor(act), { year: yearOf(programme), ...brought, at: now })
  return { kind: 'redirect', to: planWorkUrls.workProgramme(programme) }
}

async function withdrawPage(
  programme: ProgrammeFacts,
  { tx, view, parameters }: PieceAct,
  form: FormState,
  status = 200,
): Promise<Answer> {
  const pieces = await evidenceOf(tx, programme)
  const piece = pieces.find(({ evidenceId }) => evidenceId === parameters.evidenceId)
  if (!piece || piece.withdrawnAt) return { kind: 'absent' }
  return {
    kind: 'page',
    status,
    title: planWorkMessages[view.language].withdraw,
    content: <WithdrawEvidencePage programme={programme} piece={piece} form={form} />,
  }
}

async function withdraw(programme: ProgrammeFacts, act: PieceAct): Promise<Answer> {
  const { tx, view, body, parameters, now } = act
  const t = planWorkMessages[view.language]
  const reason = textIn(body, 'reason')
  const refuse = (words: string) =>
    withdrawPage(programme, act, { typed: typedIn(body), errors: { reason: words } }, 422)
  if (reason === '' || reason.length > 1_000) return refuse(t.withdrawReasonMissing)
  const { evidenceId } = parameters
  const gone = await withdrawEvidence(tx, ownActor(act), {
    year: yearOf(programme),
    evidenceId,
    reason,
    at: now,
  })
  if (gone.ok) return { kind: 'redirect', to: planWorkUrls.workProgramme(programme) }
  if (gone.reason === 'last-of-done-step') return refuse(t.lastOfDoneStep)
  return gone.reason === 'last-of-result' ? refuse(t.lastOfResult) : { kind: 'absent' }
}

export const evidenceRoutes = [
  route(
    planWorkUrls.addEvidence,
    { ...work, event: 'none', parameters: ofProgramme },
    inProgramme((programme, act) =>
      addPage(programme, act, {
        ...emptyForm,
        typed: { datedOn: proposedDate(programme.fiscalYear, act.view.today) },
      }),
    ),
  ),
  route(
    planWorkUrls.addEvidence,
    {
      ...work,
      method: 'POST',
      event: 'plan.evidence-added',
      parameters: ofProgramme,
      uploads: evidenceUploads,
    },
    inProgramme(add),
  ),
  route(
    planWorkUrls.withdrawEvidence,
    { ...work, event: 'none', parameters: ofPiece },
    inProgramme((programme, act) => withdrawPage(programme, act, emptyForm)),
  ),
  route(
    planWorkUrls.withdrawEvidence,
    { ...work, method: 'POST', event: 'plan.evidence-withdrawn', parameters: ofPiece },
    inProgramme(withdraw),
  ),
]
