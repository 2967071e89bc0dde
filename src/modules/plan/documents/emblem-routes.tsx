import { typedIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { fileRefusals } from '../../../ui/file-refusals.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { planMessages } from '../messages.ts'
import { planWorkUrls } from '../urls.ts'
import { currentEmblem, emblemUploads, setEmblem } from './emblem.ts'
import { EmblemPage } from './pages/emblem-page.tsx'

async function page({ tx, view }: Act, form: FormState = emptyForm): Promise<Answer> {
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: planMessages[view.language].emblem,
    content: <EmblemPage emblem={await currentEmblem(tx)} form={form} />,
  }
}

async function set(act: Act): Promise<Answer> {
  const { tx, view, uploads, body, actor, now } = act
  const [upload] = uploads['emblem'] ?? []
  const refuse = (words: string) => page(act, { typed: typedIn(body), errors: { emblem: words } })
  if (!upload) return refuse(planMessages[view.language].emblemMissing)
  if (!upload.ok) return refuse(fileRefusals[view.language][upload.reason])
  await setEmblem(tx, actor, { staged: upload.staged, at: now })
  return { kind: 'redirect', to: planWorkUrls.emblem() }
}

const work = { permission: 'plan.work', reuse: 'never' } as const

export const emblemRoutes = [
  route(planWorkUrls.emblem, { ...work, event: 'none' }, (act) => page(act)),
  route(
    planWorkUrls.emblem,
    { ...work, method: 'POST', event: 'plan.emblem-set', uploads: emblemUploads },
    set,
  ),
]
