import type { Readable } from 'node:stream'
import { z } from 'zod'
import { removeFile, keepFile } from '../../../platform/files/keeping.ts'
import { findFile, type KeptFile } from '../../../platform/files/kept-file.ts'
import { blobName } from '../../../platform/files/store.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { readArrivedFiles } from '../../../ui/arrived-files.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { purposes } from '../complaint-files.ts'
import { complaintImportMessages } from '../import-messages.ts'
import { ImportPage, ImportPreviewPage, type ImportPreview } from '../pages/import-pages.tsx'
import { complaintRegisterUrls } from '../urls.ts'
import { batchSize, knownTickets, takeTickets } from './taking.ts'
import { isRow, ticketBatches, ticketRows, ticketUploads } from './ticket-file.ts'

const importing = { permission: 'complaints.settings', event: 'none', reuse: 'never' } as const
const ofFile = z.object({ fileId: z.uuid() })
type FileAct = Act<z.output<typeof ofFile>>

const words = ({ view }: Pick<Act, 'view'>) => complaintImportMessages[view.language]

function importPage(act: Act, form: FormState): Answer {
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: words(act).importTitle,
    content: <ImportPage form={form} />,
  }
}

/** Keeps the file for a day, in which it is looked at and confirmed. */
async function upload(act: Act): Promise<Answer> {
  const { tx, view, uploads, actor, now } = act
  const arrived = readArrivedFiles(uploads['file'], view.language)
  const [staged] = arrived.ok ? arrived.files : []
  if (!staged) {
    const fault = arrived.ok ? words(act).fileMissing : arrived.fault
    return importPage(act, { typed: {}, errors: { file: fault } })
  }
  const keepUntil = view.today.add({ days: 1 })
  const subject = actor.accountId ?? tx.organizationId
  const kept = { staged, purpose: purposes.import, subject, isPublic: false, keepUntil, at: now }
  const { fileId } = await keepFile(tx, actor, kept)
  return { kind: 'redirect', to: complaintRegisterUrls.confirmImport({ fileId }) }
}

/** The kept export of that id; the answer of the caller, or that there is none. */
async function withExport(
  act: FileAct,
  answer: (file: KeptFile, body: Readable) => Promise<Answer>,
): Promise<Answer> {
  const { tx, parameters, services } = act
  const file = await findFile(tx, parameters.fileId)
  if (file?.purpose !== purposes.import) return { kind: 'absent' }
  const content = await services.files.open(blobName(tx.organizationId, file.sha256))
  return content ? answer(file, content.body) : { kind: 'absent' }
}

/** So many faults are shown: whoever has more mends them at their source. */
const mostFaults = 100

async function preview(act: FileAct): Promise<Answer> {
  return withExport(act, async (file, body) => {
    const { tx, view } = act
    const found: ImportPreview = {
      fileId: file.fileId,
      name: file.name,
      rows: 0,
      fresh: 0,
      known: 0,
      faults: [],
      faulty: 0,
    }
    let batch: string[] = []
    const look = async () => {
      const known = (await knownTickets(tx, batch)).size
      found.known += known
      found.fresh += batch.length - known
      batch = []
    }
    for await (const one of ticketRows(tx, body, view.today)) {
      if (!isRow(one)) {
        found.fileFault = one
        break
      }
      found.rows += 1
      if (one.read.ok) batch.push(one.read.ticket.ticketId)
      else {
        found.faulty += 1
        if (found.faults.length < mostFaults) found.faults.push({ row: one.row, fault: one.read.fault })
      }
      if (batch.length === batchSize) await look()
    }
    await look()
    return { kind: 'page', title: words(act).previewTitle, content: <ImportPreviewPage preview={found} /> }
  })
}

/** Takes what can be taken, and forgets the file. */
async function confirm(act: FileAct): Promise<Answer> {
  return withExport(act, async ({ fileId, sha256 }, body) => {
    const { tx, actor, view, now } = act
    // First, so that whoever confirms it at the same moment finds it gone.
    if (!(await removeFile(tx, actor, { fileId, at: now })).ok) return { kind: 'absent' }
    const batches = ticketBatches(ticketRows(tx, body, view.today), batchSize)
    await takeTickets(tx, actor, { batches, sha256, at: now })
    return { kind: 'redirect', to: complaintRegisterUrls.register({ part: 'all' }) }
  })
}

export const complaintImportRoutes = [
  route(complaintRegisterUrls.importTickets, importing, async (act) => importPage(act, emptyForm)),
  route(
    complaintRegisterUrls.importTickets,
    { ...importing, method: 'POST', event: 'files.kept', uploads: ticketUploads },
    upload,
  ),
  route(complaintRegisterUrls.confirmImport, { ...importing, parameters: ofFile }, preview),
  route(
    complaintRegisterUrls.confirmImport,
    { ...importing, method: 'POST', event: 'complaints.imported', parameters: ofFile },
    confirm,
  ),
]
