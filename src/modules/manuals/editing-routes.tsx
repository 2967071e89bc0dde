import type { VNode } from 'preact'
import { z } from 'zod'
import { listDivisions } from '../../platform/identity/divisions.ts'
import type { Language } from '../../platform/language/messages.ts'
import { parseInteger } from '../../platform/language/numerals.ts'
import { textIn, typedIn } from '../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { ownActor } from '../../platform/web/own-actor.ts'
import { fileRefusals } from '../../ui/file-refusals.ts'
import { emptyForm, type FormState } from '../../ui/form-fields.tsx'
import { attachForm, detachForm, formUploads } from './attached-forms.ts'
import { changeDraft, type DraftChanged } from './draft.ts'
import { manualEditingMessages } from './editing/messages.ts'
import { anchorAfter, rowActOf } from './editing/rows.ts'
import { longestLine } from './editing/section.ts'
import { rowSections, sections, textSections } from './editing/sections.ts'
import { inDraft, ofManual, type ManualAct, type WithDraft } from './in-manual.ts'
import { draftLacks } from './lacks.ts'
import { manualMessages } from './messages.ts'
import { FormsPage } from './pages/forms-page.tsx'
import { RowsPage } from './pages/rows-page.tsx'
import { AboutPage, TextsPage, type SectionPageProps } from './pages/section-pages.tsx'
import { manualWorkUrls } from './urls.ts'

const ofSection = ofManual.extend({ section: z.string() })
type SectionAct = Act<z.output<typeof ofSection>>

const openDivisions = async (tx: Act['tx']) =>
  (await listDivisions(tx)).filter(({ closedAt }) => closedAt === null)

function refusalWords(language: Language, { reason }: Exclude<DraftChanged, { ok: true }>): string {
  const t = manualEditingMessages[language]
  return { 'not-open': t.notOpen, 'changed-meanwhile': t.changedMeanwhile, unchanged: t.unchanged }[reason]
}

async function sectionPage(
  { manual, draft }: WithDraft,
  { tx, view, parameters }: SectionAct,
  refused?: FormState,
): Promise<Answer> {
  const section = sections.find(({ name }) => name === parameters.section)
  if (!section || (draft.state !== 'open' && !refused)) return { kind: 'absent' }
  const form = refused ?? { typed: section.typed(draft.content), errors: {} }
  const props = { manualId: manual.manualId, draft, lacks: draftLacks(manual.kind, draft), form }
  return {
    kind: 'page',
    status: refused ? 422 : 200,
    title: manualMessages[view.language][section.name],
    content: await contentOf(section.name, props, tx),
  }
}

async function contentOf(name: string, props: SectionPageProps, tx: Act['tx']): Promise<VNode> {
  const rows = rowSections.find((one) => one.name === name)
  if (rows) return <RowsPage section={rows} {...props} />
  const texts = textSections.find((one) => one.name === name)
  if (texts) return <TextsPage section={texts} {...props} />
  return <AboutPage divisions={await openDivisions(tx)} {...props} />
}

async function saveSection(found: WithDraft, act: SectionAct): Promise<Answer> {
  const { tx, view, body, parameters, now } = act
  const { language } = view
  const section = sections.find(({ name }) => name === parameters.section)
  if (!section) return { kind: 'absent' }
  const errors: Record<string, string> = {}
  const refuse = () => sectionPage(found, act, { typed: typedIn(body), errors })
  const content = section.read(found.draft.content, {
    body,
    language,
    t: manualEditingMessages[language],
    errors,
    divisions: await openDivisions(tx),
  })
  if (Object.keys(errors).length > 0) return refuse()
  const changed = await changeDraft(tx, ownActor(act), {
    draft: found.draft,
    revision: Number(textIn(body, 'revision')) || 0,
    section: section.name,
    content,
    at: now,
  })
  if (!changed.ok) {
    errors[section.firstField] = refusalWords(language, changed)
    return refuse()
  }
  const pressed = rowActOf(body)
  if (pressed.kind === 'save') return { kind: 'redirect', to: manualWorkUrls.work(parameters) }
  return { kind: 'redirect', to: manualWorkUrls.section(parameters) + anchorAfter(pressed) }
}

async function formsPage(
  { manual, draft }: WithDraft,
  { view }: ManualAct,
  form: FormState = emptyForm,
): Promise<Answer> {
  if (draft.state !== 'open' && form === emptyForm) return { kind: 'absent' }
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: manualMessages[view.language].forms,
    content: (
      <FormsPage
        manualId={manual.manualId}
        draft={draft}
        lacks={draftLacks(manual.kind, draft)}
        form={form}
      />
    ),
  }
}

async function attach(found: WithDraft, act: ManualAct): Promise<Answer> {
  const { tx, view, body, uploads, now } = act
  const { language } = view
  const t = manualEditingMessages[language]
  const errors: Record<string, string> = {}
  const title = textIn(body, 'title')
  if (title === '') errors['title'] = t.formTitleMissing
  if (title.length > longestLine) errors['title'] = t.tooLong(String(longestLine))
  const staged = (name: 'blank' | 'example') => {
    const [arrived] = uploads[name] ?? []
    if (arrived && !arrived.ok) errors[name] = fileRefusals[language][arrived.reason]
    return arrived?.ok ? arrived.staged : undefined
  }
  const [blank, example] = [staged('blank'), staged('example')]
  if (!blank) errors['blank'] ??= t.blankMissing
  const refuse = () => formsPage(found, act, { typed: typedIn(body), errors })
  if (!blank || Object.keys(errors).length > 0) return refuse()
  const changed = await attachForm(tx, ownActor(act), {
    draft: found.draft,
    revision: Number(textIn(body, 'revision')) || 0,
    title,
    blank,
    example,
    at: now,
  })
  if (changed.ok) return { kind: 'redirect', to: manualWorkUrls.forms(act.parameters) }
  errors['title'] = refusalWords(language, changed)
  return refuse()
}

const ofForm = ofManual.extend({
  position: z
    .string()
    .transform((text) => parseInteger(text))
    .pipe(z.number().int().positive()),
})

async function detach(found: WithDraft, act: Act<z.output<typeof ofForm>>): Promise<Answer> {
  const { tx, view, body, parameters, now } = act
  const changed = await detachForm(tx, ownActor(act), {
    draft: found.draft,
    revision: Number(textIn(body, 'revision')) || 0,
    position: parameters.position,
    at: now,
  })
  if (changed.ok) return { kind: 'redirect', to: manualWorkUrls.forms(parameters) }
  if (changed.reason === 'absent') return { kind: 'absent' }
  const errors = { title: refusalWords(view.language, changed) }
  return formsPage(found, act, { typed: {}, errors })
}

const writing = { permission: 'manuals.write', reuse: 'never' } as const
const reading = { ...writing, event: 'none' } as const
const saving = { ...writing, method: 'POST', event: 'manuals.draft-changed' } as const

export const manualEditingRoutes = [
  route(
    manualWorkUrls.section,
    { ...reading, parameters: ofSection },
    inDraft((found, act) => sectionPage(found, act)),
  ),
  route(manualWorkUrls.section, { ...saving, parameters: ofSection }, inDraft(saveSection)),
  route(
    manualWorkUrls.forms,
    { ...reading, parameters: ofManual },
    inDraft((found, act) => formsPage(found, act)),
  ),
  route(manualWorkUrls.forms, { ...saving, parameters: ofManual, uploads: formUploads }, inDraft(attach)),
  route(manualWorkUrls.removeForm, { ...saving, parameters: ofForm }, inDraft(detach)),
]
