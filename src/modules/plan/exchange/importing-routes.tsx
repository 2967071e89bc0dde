import { z } from 'zod'
import { typedIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { ownActor } from '../../../platform/web/own-actor.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { bookInForce, type PlanBook } from '../plan-book.ts'
import { programmeNames } from '../programme-reading.ts'
import { numberInAddress } from '../selection.ts'
import { planDraftUrls, planWorkUrls } from '../urls.ts'
import { beginAmendment, changeDraft, draftUnderWay } from '../versions/draft.ts'
import { planVersionMessages } from '../versions/messages.ts'
import { withImported } from './confirming.ts'
import { importedRows } from './imported-rows.ts'
import { planExchangeMessages } from './messages.ts'
import { ImportPage } from './pages/import-page.tsx'
import { ImportPreviewPage } from './pages/import-preview-page.tsx'
import { tableFileRefusals } from './problem-words.ts'
import { readTableFile, tableUploads, type FileNotes } from './table-file.ts'
import { tableOfText, textOfTable, type TableSource } from './table-source.ts'
import { readYearTable, type KnownPlan } from './year-table-reading.ts'

const ofYear = z.object({ fiscalYear: numberInAddress })
type ImportAct = Act<z.output<typeof ofYear>>

/** In bytes: as much as one field of a form carries whole. */
const longestCarried = 255 * 1024

/** What names and dimensions are looked up in. */
async function knownPlan({ tx }: Pick<Act, 'tx'>, { plan, dimensions }: PlanBook): Promise<KnownPlan> {
  const draft = await draftUnderWay(tx, plan.planId)
  if (!draft) return { programmes: await programmeNames(tx, plan), dimensions }
  // What was added to the draft is known there, and is not added again.
  const programmes = draft.content.programmes.map(({ number, name, nameEn, mission }) => ({
    number,
    name,
    nameEn,
    dimension: Number(mission.split('.')[0]),
  }))
  return { programmes, dimensions }
}

async function inPlanYear(act: ImportAct, answer: (book: PlanBook) => Promise<Answer>): Promise<Answer> {
  const book = await bookInForce(act)
  return book?.years.has(act.parameters.fiscalYear) ? answer(book) : { kind: 'absent' }
}

function askForTable({ view, parameters }: ImportAct, form: FormState = emptyForm): Answer {
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: planExchangeMessages[view.language].importTable(parameters.fiscalYear),
    content: <ImportPage {...parameters} form={form} />,
  }
}

interface Brought {
  readonly table: TableSource
  readonly notes: FileNotes
}

const noNotes: FileNotes = { otherSheets: [], formulas: [] }

/** The table that the form brings in one of its two fields; what is wrong is by field, in words. */
async function broughtTable({
  body,
  uploads,
  view,
}: ImportAct): Promise<{ brought: Brought } | { errors: Record<string, string> }> {
  const t = planExchangeMessages[view.language]
  const text = typeof body['table'] === 'string' ? body['table'].replaceAll('\r\n', '\n') : ''
  const [upload] = uploads['file'] ?? []
  if (upload && text.trim() !== '') return { errors: { file: t.bothBrought } }
  if (!upload) {
    if (text.trim() === '') return { errors: { file: t.nothingBrought } }
    const table = tableOfText(text)
    return isTooLong(text) ? { errors: { table: t.tableTooLong } } : { brought: { table, notes: noNotes } }
  }
  const file = await readTableFile(upload)
  if (!file.ok) return { errors: { file: tableFileRefusals[view.language][file.reason] } }
  return isTooLong(textOfTable(file.table)) ? { errors: { file: t.tableTooLong } } : { brought: file }
}

function isTooLong(text: string): boolean {
  return Buffer.byteLength(text) > longestCarried
}

async function preview(act: ImportAct, book: PlanBook): Promise<Answer> {
  const arrived = await broughtTable(act)
  if ('errors' in arrived) return askForTable(act, { typed: typedIn(act.body), errors: arrived.errors })
  return previewOf(act, book, arrived.brought)
}

/** The page on which a table is checked; also what a confirmation shows that cannot be saved as it is. */
async function previewOf(
  act: ImportAct,
  book: PlanBook,
  { table, notes }: Brought,
  { isConfirming = false, refusal }: { isConfirming?: boolean; refusal?: string } = {},
): Promise<Answer> {
  const { view, parameters, body } = act
  const known = await knownPlan(act, book)
  const reading = readYearTable(table, known)
  const { undecided } = importedRows(reading.rows, body, known.programmes)
  return {
    kind: 'page',
    status: isConfirming ? 422 : 200,
    title: planExchangeMessages[view.language].preview(parameters.fiscalYear),
    content: (
      <ImportPreviewPage
        {...parameters}
        reading={reading}
        notes={notes}
        undecided={undecided}
        isConfirming={isConfirming}
        refusal={refusal}
        typed={{ ...typedIn(body), table: textOfTable(table) }}
      />
    ),
  }
}

/** Puts a table without problems into the open draft of the plan, which is begun where there is none. */
async function confirm(act: ImportAct, book: PlanBook): Promise<Answer> {
  const { tx, view, parameters, body, now } = act
  const t = planVersionMessages[view.language]
  const arrived = await broughtTable(act)
  if ('errors' in arrived) return askForTable(act, { typed: typedIn(body), errors: arrived.errors })
  const { brought } = arrived
  const refuse = (refusal?: string) =>
    previewOf(act, book, brought, { isConfirming: true, ...(refusal && { refusal }) })
  const known = await knownPlan(act, book)
  const reading = readYearTable(brought.table, known)
  const { rows, undecided } = importedRows(reading.rows, body, known.programmes)
  if (reading.problems.length > 0 || undecided.length > 0) return refuse()
  const actor = ownActor(act)
  const { planId } = book.plan
  if (!(await draftUnderWay(tx, planId))) await beginAmendment(tx, actor, { plan: book.plan, at: now })
  const draft = await draftUnderWay(tx, planId)
  if (draft?.state !== 'open') return refuse(t.draftSent)
  const content = withImported(draft.content, parameters.fiscalYear, rows)
  const changed = await changeDraft(tx, actor, { draft, revision: draft.revision, content, at: now })
  if (changed.ok) return { kind: 'redirect', to: planDraftUrls.draft({ draftId: draft.draftId }) }
  return refuse(changed.reason === 'unchanged' ? t.sameAsDraft : t.changedMeanwhile)
}

export const importingRoutes = [
  route(
    planWorkUrls.confirmImport,
    {
      method: 'POST',
      permission: 'plan.work',
      event: 'plan.draft-changed',
      reuse: 'never',
      parameters: ofYear,
      uploads: tableUploads,
    },
    (act) => inPlanYear(act, (book) => confirm(act, book)),
  ),
  route(
    planWorkUrls.importYear,
    { permission: 'plan.work', event: 'none', reuse: 'never', parameters: ofYear },
    (act) => inPlanYear(act, async () => askForTable(act)),
  ),
  route(
    planWorkUrls.importYear,
    {
      method: 'POST',
      permission: 'plan.work',
      event: 'none',
      reuse: 'never',
      // Reading changes nothing, so reading again is no second act.
      once: false,
      parameters: ofYear,
      uploads: tableUploads,
    },
    (act) => inPlanYear(act, (book) => preview(act, book)),
  ),
]
