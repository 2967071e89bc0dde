import type { VNode } from 'preact'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { ownActor } from '../../../platform/web/own-actor.ts'
import type { FormState } from '../../../ui/form-fields.tsx'
import type { PlanFile } from '../plan-file.ts'
import { numberInAddress } from '../selection.ts'
import { planDraftUrls } from '../urls.ts'
import { changeDraft, type Draft } from './draft.ts'
import { inDraft, ofDraft, refusalWords } from './draft-routes.tsx'
import { planVersionMessages } from './messages.ts'
import { DraftPlanPage, DraftProgrammePage, RemoveProgrammePage } from './pages/draft-form-pages.tsx'
import { DraftYearPage } from './pages/draft-year-page.tsx'
import {
  emptyProgramme,
  isRemovable,
  readPlan,
  readProgramme,
  typedPlan,
  typedProgramme,
  withoutProgramme,
  withProgramme,
} from './programme-form.ts'
import { rowNames, typedYear, withYear } from './year-form.ts'

/** A form that edits a part of a draft: what it shows, and what a plan is with what was typed. */
interface Part<Parameters> {
  readonly title: (t: typeof planVersionMessages.th, parameters: Parameters) => string
  /** Undefined where the draft has no such part. */
  readonly typed: (draft: Draft, parameters: Parameters) => Record<string, string> | undefined
  readonly page: (draft: Draft, parameters: Parameters, form: FormState) => VNode
  readonly read: (
    draft: Draft,
    parameters: Parameters,
    typed: Pick<Act, 'body'> & { t: typeof planVersionMessages.th; errors: Record<string, string> },
  ) => PlanFile
  /** The field beside which a refusal of the whole is told. */
  readonly firstField: (draft: Draft, parameters: Parameters) => string
}

type Within = { draftId: string }

function show<Parameters extends Within>(part: Part<Parameters>, form?: FormState) {
  return async (draft: Draft, { view, parameters }: Act<Parameters>): Promise<Answer> => {
    const typed = part.typed(draft, parameters)
    if (!typed || draft.state !== 'open') return { kind: 'absent' }
    return {
      kind: 'page',
      status: form ? 422 : 200,
      title: part.title(planVersionMessages[view.language], parameters),
      content: part.page(draft, parameters, form ?? { typed, errors: {} }),
    }
  }
}

function save<Parameters extends Within>(part: Part<Parameters>) {
  return async (draft: Draft, act: Act<Parameters>): Promise<Answer> => {
    const { tx, view, body, parameters, now } = act
    const t = planVersionMessages[view.language]
    const refuse = (errors: Record<string, string>) =>
      show(part, { typed: typedIn(body), errors })(draft, act)
    if (!part.typed(draft, parameters)) return { kind: 'absent' }
    const errors: Record<string, string> = {}
    const content = part.read(draft, parameters, { body, t, errors })
    if (Object.keys(errors).length > 0) return refuse(errors)
    const revision = Number(textIn(body, 'revision')) || 0
    const changed = await changeDraft(tx, ownActor(act), { draft, revision, content, at: now })
    if (changed.ok) return { kind: 'redirect', to: planDraftUrls.draft(parameters) }
    return refuse({ [part.firstField(draft, parameters)]: refusalWords(t, changed.reason) })
  }
}

const plan: Part<Within> = {
  title: (t) => t.editTitle,
  typed: ({ content }) => typedPlan(content),
  page: (draft, _, form) => <DraftPlanPage draft={draft} form={form} />,
  read: ({ content }, _, typed) => readPlan(content, typed),
  firstField: () => 'title',
}

const year: Part<Within & { fiscalYear: number }> = {
  title: (t, { fiscalYear }) => t.editYear(fiscalYear),
  typed: ({ content }, { fiscalYear }) =>
    content.fiscalYears.includes(fiscalYear) ? typedYear(content, fiscalYear) : undefined,
  page: (draft, { fiscalYear }, form) => <DraftYearPage draft={draft} fiscalYear={fiscalYear} form={form} />,
  read: ({ content }, { fiscalYear }, typed) => withYear(content, fiscalYear, typed),
  firstField: ({ content }, { fiscalYear }) => {
    const first = content.schedule[fiscalYear]?.rows[0]?.programme ?? content.programmes[0]?.number ?? 1
    return rowNames(first).budget
  },
}

const programme: Part<Within & { number: number }> = {
  title: (t, { number }) => t.programme(number),
  typed: ({ content }, { number }) => {
    const found = content.programmes.find((one) => one.number === number)
    return found && typedProgramme(found)
  },
  page: (draft, { number }, form) => <DraftProgrammePage draft={draft} number={number} form={form} />,
  read: ({ content }, { number }, typed) =>
    withProgramme(
      content,
      readProgramme(
        content.programmes.find((one) => one.number === number)!,
        typed,
      ),
    ),
  firstField: () => 'name',
}

const another: Part<Within> = {
  title: (t) => t.addProgramme,
  typed: ({ content }) => ({ ...typedProgramme(emptyProgramme(content)), mission: '' }),
  page: (draft, _, form) => <DraftProgrammePage draft={draft} number={undefined} form={form} />,
  read: ({ content }, _, typed) => withProgramme(content, readProgramme(emptyProgramme(content), typed)),
  firstField: () => 'name',
}

const removal: Part<Within & { number: number }> = {
  title: (t) => t.removeProgramme,
  typed: (draft, { number }) => (isRemovable(draft, number) ? {} : undefined),
  page: (draft, { number }, form) => <RemoveProgrammePage draft={draft} number={number} form={form} />,
  read: ({ content }, { number }) => withoutProgramme(content, number),
  firstField: () => 'remove',
}

const work = { permission: 'plan.work', reuse: 'never' } as const
const reading = { ...work, event: 'none' } as const
const saving = { ...work, method: 'POST', event: 'plan.draft-changed' } as const
const ofYear = ofDraft.extend({ fiscalYear: numberInAddress })
const ofProgramme = ofDraft.extend({ number: numberInAddress })

export const draftEditingRoutes = [
  route(planDraftUrls.editPlan, { ...reading, parameters: ofDraft }, inDraft(show(plan))),
  route(planDraftUrls.editPlan, { ...saving, parameters: ofDraft }, inDraft(save(plan))),
  route(planDraftUrls.editYear, { ...reading, parameters: ofYear }, inDraft(show(year))),
  route(planDraftUrls.editYear, { ...saving, parameters: ofYear }, inDraft(save(year))),
  route(planDraftUrls.addProgramme, { ...reading, parameters: ofDraft }, inDraft(show(another))),
  route(planDraftUrls.addProgramme, { ...saving, parameters: ofDraft }, inDraft(save(another))),
  route(planDraftUrls.editProgramme, { ...reading, parameters: ofProgramme }, inDraft(show(programme))),
  route(planDraftUrls.editProgramme, { ...saving, parameters: ofProgramme }, inDraft(save(programme))),
  route(planDraftUrls.removeProgramme, { ...reading, parameters: ofProgramme }, inDraft(show(removal))),
  route(planDraftUrls.removeProgramme, { ...saving, parameters: ofProgramme }, inDraft(save(removal))),
]
