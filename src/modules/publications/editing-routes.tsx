import { z } from 'zod'
import { editableDate } from '../../platform/calendar/buddhist-date.ts'
import { listDivisions } from '../../platform/identity/divisions.ts'
import { textIn, typedIn } from '../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { ownActor } from '../../platform/web/own-actor.ts'
import { readArrivedFiles } from '../../ui/arrived-files.ts'
import { emptyForm, type FormState } from '../../ui/form-fields.tsx'
import { PublicationFormPage } from './pages/publication-form-page.tsx'
import { readPublicationForm, typedPublication, type FormRead } from './publication-form.ts'
import { findPublication, type Publication } from './publication.ts'
import { draftPage, ofPublication, type PublicationAct } from './staff-routes.tsx'
import { publicationUploads } from './uploads.ts'
import { publicationWorkUrls } from './urls.ts'
import { publicationWorkMessages } from './work-messages.ts'
import { addFilesTo, changePublication, enterPublication, removeFileOf } from './writing.ts'

const ofFile = ofPublication.extend({ fileId: z.uuid() })

/** The topics that a form came back with. */
function chosenIn({ body }: Pick<Act, 'body'>): string[] {
  return [body['topics'] ?? []].flat()
}

async function newPage(act: Act, form: FormState): Promise<Answer> {
  const heading = publicationWorkMessages[act.view.language].draftNew
  return {
    kind: 'page',
    status: Object.keys(form.errors).length > 0 ? 422 : 200,
    title: heading,
    content: (
      <PublicationFormPage
        heading={heading}
        action={publicationWorkUrls.draftNew()}
        divisions={await openDivisions(act)}
        chosenTopics={chosenIn(act)}
        isEdition={false}
        form={form}
      />
    ),
  }
}

async function openDivisions({ tx }: Pick<Act, 'tx'>) {
  return (await listDivisions(tx)).filter(({ closedAt }) => closedAt === null)
}

/** What a form says, with the files that it brought; or the form as it goes back. */
async function formIn(act: Act, fixedKind?: Publication['kind']) {
  const { body, view, uploads } = act
  const { language } = view
  const read: FormRead = readPublicationForm(body, {
    language,
    divisions: await openDivisions(act),
    fixedKind,
  })
  const files = readArrivedFiles(uploads['files'], language)
  if (read.ok && files.ok) return { ok: true, content: read.content, files: files.files } as const
  const errors = { ...(read.ok ? {} : read.errors), ...(files.ok ? {} : { files: files.fault }) }
  return { ok: false, form: { typed: typedIn(body), errors } } as const
}

async function enter(act: Act): Promise<Answer> {
  const given = await formIn(act)
  if (!given.ok) return newPage(act, given.form)
  const { content, files } = given
  const publicationId = await enterPublication(act.tx, ownActor(act), { content, files, at: act.now })
  return { kind: 'redirect', to: publicationWorkUrls.draft({ publicationId }) }
}

async function changePage(act: PublicationAct, form: FormState): Promise<Answer> {
  const { tx, view, parameters } = act
  const found = await findPublication(tx, parameters.publicationId)
  if (found?.state !== 'draft') return { kind: 'absent' }
  const heading = publicationWorkMessages[view.language].change
  const isBack = form !== emptyForm
  return {
    kind: 'page',
    status: isBack ? 422 : 200,
    title: heading,
    content: (
      <PublicationFormPage
        heading={heading}
        action={publicationWorkUrls.change(parameters)}
        publicationId={found.publicationId}
        revision={isBack ? Number(form.typed['revision']) : found.revision}
        divisions={await openDivisions(act)}
        chosenTopics={isBack ? chosenIn(act) : found.topics}
        isEdition={found.edition > 1}
        form={isBack ? form : { typed: typedPublication(found), errors: {} }}
      />
    ),
  }
}

async function change(act: PublicationAct): Promise<Answer> {
  const { tx, view, body, parameters, now } = act
  const found = await findPublication(tx, parameters.publicationId)
  if (!found) return { kind: 'absent' }
  const given = await formIn(act, found.edition > 1 ? found.kind : undefined)
  if (!given.ok) return changePage(act, given.form)
  const revision = Number(textIn(body, 'revision'))
  const { content, files } = given
  const asked = { ...parameters, revision, content, files, at: now }
  const changed = await changePublication(tx, ownActor(act), asked)
  if (changed.ok) return { kind: 'redirect', to: publicationWorkUrls.draft(parameters) }
  const { movedOn } = publicationWorkMessages[view.language]
  return changePage(act, { typed: typedIn(body), errors: { title: movedOn } })
}

async function addFiles(act: PublicationAct): Promise<Answer> {
  const { tx, view, uploads, parameters, now } = act
  const t = publicationWorkMessages[view.language]
  const refuse = (words: string) => draftPage(act, { typed: {}, errors: { files: words } })
  const read = readArrivedFiles(uploads['files'], view.language)
  if (!read.ok) return refuse(read.fault)
  if (read.files.length === 0) return refuse(t.nothingBrought)
  const added = await addFilesTo(tx, ownActor(act), { ...parameters, files: read.files, at: now })
  if (added.ok) return { kind: 'redirect', to: publicationWorkUrls.draft(parameters) }
  return added.reason === 'absent' ? { kind: 'absent' } : refuse(t.fixed)
}

async function removeFile(act: Act<z.output<typeof ofFile>>): Promise<Answer> {
  const { tx, view, parameters, now } = act
  const removed = await removeFileOf(tx, ownActor(act), { ...parameters, at: now })
  const { publicationId } = parameters
  if (removed.ok) return { kind: 'redirect', to: publicationWorkUrls.draft({ publicationId }) }
  if (removed.reason === 'absent') return { kind: 'absent' }
  return draftPage(act, { typed: {}, errors: { files: publicationWorkMessages[view.language].fixed } })
}

/** Begins a draft with what the published document says, to take its place. */
async function renew(act: PublicationAct): Promise<Answer> {
  const { tx, view, body, parameters, now } = act
  const found = await findPublication(tx, parameters.publicationId)
  if (found?.state !== 'published' || found.replacedBy !== null) return { kind: 'absent' }
  const as = textIn(body, 'as')
  if (as !== 'edition' && as !== 'new') {
    const { renewMissing } = publicationWorkMessages[view.language]
    return draftPage(act, { typed: {}, errors: { as: renewMissing } })
  }
  const isEdition = as === 'edition'
  // A corrected edition bears the date and the number of what it corrects; a new document those of its own.
  const content = isEdition ? found : { ...found, datedOn: view.today, paperNumber: null }
  const replaces = { publication: found, isEdition }
  const publicationId = await enterPublication(tx, ownActor(act), { content, files: [], replaces, at: now })
  return { kind: 'redirect', to: publicationWorkUrls.change({ publicationId }) }
}

const write = { permission: 'publications.write', reuse: 'never' } as const
const ofOne = { ...write, parameters: ofPublication } as const
const post = { method: 'POST' } as const

export const editingRoutes = [
  route(publicationWorkUrls.draftNew, { ...write, event: 'none' }, (act) =>
    newPage(act, { typed: { datedOn: editableDate(act.view.today) }, errors: {} }),
  ),
  route(
    publicationWorkUrls.draftNew,
    { ...write, ...post, event: 'publications.entered', uploads: publicationUploads },
    enter,
  ),
  route(publicationWorkUrls.change, { ...ofOne, event: 'none' }, (act) => changePage(act, emptyForm)),
  route(
    publicationWorkUrls.change,
    { ...ofOne, ...post, event: 'publications.changed', uploads: publicationUploads },
    change,
  ),
  route(
    publicationWorkUrls.addFiles,
    { ...ofOne, ...post, event: 'publications.file-added', uploads: publicationUploads },
    addFiles,
  ),
  route(
    publicationWorkUrls.removeFile,
    { ...write, ...post, event: 'publications.file-removed', parameters: ofFile },
    removeFile,
  ),
  route(publicationWorkUrls.renew, { ...ofOne, ...post, event: 'publications.entered' }, renew),
]
