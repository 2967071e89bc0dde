import { z } from 'zod'
import { holdsRoleFor } from '../../platform/identity/capabilities.ts'
import { listDivisions } from '../../platform/identity/divisions.ts'
import { textIn, typedIn } from '../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { ownActor } from '../../platform/web/own-actor.ts'
import { emptyForm, type FormState } from '../../ui/form-fields.tsx'
import { manualCapabilities } from './capabilities.ts'
import { emptyContent, titleIn } from './content.ts'
import { whyNotDeciding } from './deciding.ts'
import { beginDraft, beginManual, isUnderWay, lastDraft, lastDrafts } from './draft.ts'
import { inDraft, inManual, ofManual, type ManualAct } from './in-manual.ts'
import { draftLacks } from './lacks.ts'
import { listManuals, publishedManuals, versionsOf, type Manual } from './manual.ts'
import { PreviewPage } from './pages/ending-pages.tsx'
import { BeginPage, WorkListPage, type ListedManual } from './pages/work-list-pages.tsx'
import { WorkPage } from './pages/work-page.tsx'
import { contentOf, shippedTemplates } from './templates.ts'
import { manualWorkUrls } from './urls.ts'
import { manualWorkMessages } from './work-messages.ts'

async function list({ tx, view, visitor }: Act): Promise<Answer> {
  const published = new Map((await publishedManuals(tx)).map((one) => [one.manualId, one.version]))
  const drafts = await lastDrafts(tx)
  const manuals = (await listManuals(tx)).flatMap((manual): ListedManual[] => {
    const version = published.get(manual.manualId)
    const draft = drafts.find(({ manualId }) => manualId === manual.manualId)
    const content = version?.content ?? draft?.content
    return content ? [{ manual, version, draft, content }] : []
  })
  return {
    kind: 'page',
    title: manualWorkMessages[view.language].work,
    content: (
      <WorkListPage
        manuals={manuals}
        mayWrite={holdsRoleFor(visitor.person!, 'manuals.write', manualCapabilities)}
      />
    ),
  }
}

async function beginPage({ view }: Pick<Act, 'view'>, form: FormState = emptyForm): Promise<Answer> {
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: manualWorkMessages[view.language].begin,
    content: <BeginPage templates={await shippedTemplates()} form={form} />,
  }
}

const longestTitle = 300
// `work` is where manuals are written.
const serviceKey = z.string().regex(/^(?!work$)[a-z][a-z0-9-]{1,59}$/)

async function begin(act: Act): Promise<Answer> {
  const { tx, view, body, now } = act
  const t = manualWorkMessages[view.language]
  const errors: Record<string, string> = {}
  const from = textIn(body, 'from')
  const template = (await shippedTemplates()).find(({ key }) => from === `template-${key}`)
  const kind = template?.kind ?? (['citizen', 'staff'] as const).find((one) => one === from)
  if (!kind) errors['from'] = t.chooseBeginning
  const title = textIn(body, 'title') || (template?.content.title ?? '')
  const titleEn = textIn(body, 'titleEn') || (template?.content.titleEn ?? '')
  if (title === '') errors['title'] = t.titleMissing
  if (titleEn === '') errors['titleEn'] = t.titleEnMissing
  for (const [field, text] of Object.entries({ title, titleEn })) {
    if (text.length > longestTitle) errors[field] = t.tooLong(String(longestTitle))
  }
  const key = serviceKey.safeParse(textIn(body, 'key') || template?.key)
  if (!key.success) errors['key'] = t.keyWrong
  const refuse = () => beginPage(act, { typed: typedIn(body), errors })
  if (!kind || !key.success || Object.keys(errors).length > 0) return refuse()
  const content = template ? contentOf(template, await listDivisions(tx)) : emptyContent({ title, titleEn })
  const begun = await beginManual(tx, ownActor(act), {
    kind,
    key: key.data,
    content: { ...content, title, titleEn },
    template: template ?? null,
    at: now,
  })
  if (begun.ok) return { kind: 'redirect', to: manualWorkUrls.work({ manualId: begun.manualId }) }
  errors['key'] = t.keyTaken
  return refuse()
}

/** The page of a manual for those who work on it, with what was refused of a form on it. */
export async function workPage(
  manual: Manual,
  { tx, view, visitor }: Pick<Act, 'tx' | 'view' | 'visitor'>,
  form: FormState = emptyForm,
): Promise<Answer> {
  const person = visitor.person!
  const [version] = await versionsOf(tx, manual.manualId)
  const last = await lastDraft(tx, manual.manualId)
  const draft = last && isUnderWay(last) ? last : undefined
  const content = draft?.content ?? version?.content ?? last?.content
  if (!content) return { kind: 'absent' }
  const mayApprove = holdsRoleFor(person, 'manuals.approve', manualCapabilities)
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: titleIn(view.language, content),
    content: (
      <WorkPage
        manual={manual}
        version={version}
        draft={draft}
        content={content}
        lacks={draft ? draftLacks(manual.kind, draft) : []}
        mayWrite={holdsRoleFor(person, 'manuals.write', manualCapabilities)}
        mayApprove={mayApprove}
        notDeciding={draft && mayApprove ? await whyNotDeciding(tx, person, draft) : undefined}
        form={form}
      />
    ),
  }
}

async function another(manual: Manual, act: ManualAct): Promise<Answer> {
  const isBegun = await beginDraft(act.tx, ownActor(act), { manual, at: act.now })
  // One that is under way already is found at the same place.
  return isBegun ? { kind: 'redirect', to: manualWorkUrls.work(act.parameters) } : { kind: 'absent' }
}

const reading = { permission: 'manuals.reading', event: 'none', reuse: 'never' } as const
const writing = { permission: 'manuals.write', reuse: 'never' } as const

export const manualWorkRoutes = [
  route(manualWorkUrls.list, reading, list),
  route(manualWorkUrls.begin, { ...writing, event: 'none' }, (act) => beginPage(act)),
  route(manualWorkUrls.begin, { ...writing, method: 'POST', event: 'manuals.draft-begun' }, begin),
  route(
    manualWorkUrls.work,
    { ...reading, parameters: ofManual },
    inManual((manual, act) => workPage(manual, act)),
  ),
  route(
    manualWorkUrls.beginDraft,
    { ...writing, method: 'POST', event: 'manuals.draft-begun', parameters: ofManual },
    inManual(another),
  ),
  route(
    manualWorkUrls.preview,
    { ...reading, parameters: ofManual },
    inDraft(async ({ manual, draft: { content } }, { view }) => ({
      kind: 'page',
      title: manualWorkMessages[view.language].preview,
      content: <PreviewPage manual={manual} content={content} />,
    })),
  ),
]
