import { z } from 'zod'
import { fileAnswer } from '../../../platform/files/file-answer.ts'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { route, type Answer } from '../../../platform/web/route.ts'
import { readArrivedFiles } from '../../../ui/arrived-files.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { inCase, inHeldCase, ofCase, posting, reading, type CaseAct } from '../case-act.ts'
import type { Case } from '../reading.ts'
import { recordRead } from '../reads.ts'
import { stepsOf } from '../step.ts'
import { caseUrls } from '../urls.ts'
import { attachEvidence, evidenceFile, evidenceUploads } from './evidence.ts'
import { EvidencePage } from './evidence-page.tsx'
import { evidenceMessages } from './messages.ts'

async function evidencePage(
  found: Case,
  { tx, view }: CaseAct,
  form: FormState = emptyForm,
): Promise<Answer> {
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: evidenceMessages[view.language].evidence,
    content: <EvidencePage found={found} steps={await stepsOf(tx, found)} form={form} />,
  }
}

async function attach(held: Case, act: CaseAct): Promise<Answer> {
  const { tx, actor, view, body, uploads, parameters, now } = act
  const t = evidenceMessages[view.language]
  const errors: Record<string, string> = {}
  const words = textIn(body, 'secretWords')
  if (words === '') errors['secretWords'] = t.wordsMissing
  if (words.length > 2_000) errors['secretWords'] = t.tooLong
  const arrived = readArrivedFiles(uploads['files'], view.language)
  if (!arrived.ok) errors['files'] = arrived.fault
  const staged = arrived.ok ? arrived.files : []
  if (arrived.ok && staged.length === 0) errors['files'] = t.filesMissing
  const again = (faults: Record<string, string>) =>
    evidencePage(held, act, { typed: typedIn(body), errors: faults })
  if (Object.keys(errors).length > 0) return again(errors)
  const done = await attachEvidence(tx, actor, { held, staged, words, at: now })
  return done === 'attached'
    ? { kind: 'redirect', to: caseUrls.evidence(parameters) }
    : again({ main: t.closed })
}

const ofFile = ofCase.extend({ fileId: z.uuid() })
type FileAct = CaseAct & { readonly parameters: { readonly fileId: string } }

export const caseEvidenceRoutes = [
  // What files are called and show is content of the case: whoever reads it is written down, as on the page of the case.
  route(
    caseUrls.evidence,
    { ...reading, writes: true },
    inCase(async (found, act: CaseAct) => {
      const { tx, visitor, now } = act
      await recordRead(tx, {
        caseId: found.caseId,
        accountId: visitor.person!.accountId,
        what: 'case',
        at: now,
      })
      return evidencePage(found, act)
    }),
  ),
  route(
    caseUrls.evidence,
    { ...posting, event: 'cases.recorded', uploads: evidenceUploads },
    inHeldCase(attach),
  ),
  route(
    caseUrls.evidenceFile,
    { ...reading, parameters: ofFile, languages: 'one', writes: true },
    inCase(async (found, { tx, parameters, visitor, services, now }: FileAct): Promise<Answer> => {
      const file = await evidenceFile(tx, found, parameters.fileId)
      if (!file) return { kind: 'absent' }
      const { caseId } = found
      await recordRead(tx, { caseId, accountId: visitor.person!.accountId, what: 'evidence', at: now })
      const answer = await fileAnswer(services.files, tx.organizationId, file)
      // No copy of it is to stay in the browser of a computer that others use as well.
      return answer.kind === 'stream'
        ? { ...answer, headers: { ...answer.headers, 'cache-control': 'no-store' } }
        : answer
    }),
  ),
]
