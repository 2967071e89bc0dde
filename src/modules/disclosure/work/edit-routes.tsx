import { z } from 'zod'
import { readForm, typedIn } from '../../../platform/web/form-input.ts'
import { parseInteger } from '../../../platform/language/numerals.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { addItem, changeItem, withdrawItem, type ItemWords } from '../editing.ts'
import { itemsOfYear, listYears, type Item } from '../items.ts'
import { topics } from '../messages.ts'
import { EditItemPage } from '../pages/edit-item-page.tsx'
import { yearInAddress } from '../public-routes.tsx'
import { refreshDisclosureSearch } from '../searchable.ts'
import { disclosureWorkUrls } from '../urls.ts'
import { disclosureWorkMessages } from '../work-messages.ts'
import { inItem, ofItem, type ItemAct } from './in-item.ts'
import { posted } from './year-routes.tsx'

const ofYear = z.object({ itaYear: yearInAddress })
type YearAct = Act<z.output<typeof ofYear>>

const longestTitle = 300
const title = z
  .string({ error: 'titleMissing' })
  .trim()
  .min(1, 'titleMissing')
  .max(longestTitle, 'titleMissing')
const itemForm = z.object({
  code: z
    .string({ error: 'codeWrong' })
    .trim()
    .regex(/^[A-Z]{1,3}\d{1,3}$/, 'codeWrong'),
  title,
  titleEn: title,
  topic: z.enum(topics.map(String), { error: 'topicMissing' }).transform(Number),
  place: z
    .string({ error: 'placeWrong' })
    .transform((text) => parseInteger(text))
    .pipe(z.number({ error: 'placeWrong' }).int('placeWrong').min(1, 'placeWrong').max(999, 'placeWrong')),
})

type Fault = 'codeWrong' | 'titleMissing' | 'topicMissing' | 'placeWrong'

/** What was typed of an item, or the form as it goes back. */
function wordsIn({
  body,
  view,
}: Pick<Act, 'body' | 'view'>): { ok: true; words: ItemWords } | { ok: false; form: FormState } {
  const read = readForm(itemForm, body)
  if (read.ok) return { ok: true, words: read.data }
  const t = disclosureWorkMessages[view.language]
  const errors = Object.fromEntries(
    Object.entries(read.faults).map(([field, fault]) => [field, t[fault as Fault]]),
  )
  return { ok: false, form: { typed: typedIn(body), errors } }
}

function edit({ view, parameters }: YearAct, form: FormState): Answer {
  return {
    kind: 'page',
    status: form === emptyForm || Object.keys(form.errors).length === 0 ? 200 : 422,
    title: disclosureWorkMessages[view.language].addItemTo(parameters.itaYear),
    content: <EditItemPage itaYear={parameters.itaYear} item={undefined} form={form} />,
  }
}

function change(item: Item, { view }: Pick<Act, 'view'>, form: FormState): Answer {
  return {
    kind: 'page',
    status: Object.keys(form.errors).length === 0 ? 200 : 422,
    title: disclosureWorkMessages[view.language].editOf(item.code),
    content: <EditItemPage itaYear={item.itaYear} item={item} form={form} />,
  }
}

/** The item as it stands, to be changed; its place is counted among those that are not withdrawn. */
async function asTyped({ tx }: Pick<Act, 'tx'>, item: Item): Promise<FormState> {
  const items = await itemsOfYear(tx, item.itaYear)
  const before = items.filter((one) => one.withdrawnAt === null && one.position < item.position).length
  const { code, title: th, titleEn, topic } = item
  return {
    typed: { code, title: th, titleEn, topic: String(topic), place: String(before + 1) },
    errors: {},
  }
}

/** Finds the year that the address names first. */
function inYear(answer: (act: YearAct) => Promise<Answer>) {
  return async (act: YearAct): Promise<Answer> => {
    const isKnown = (await listYears(act.tx)).some(({ itaYear }) => itaYear === act.parameters.itaYear)
    return isKnown ? answer(act) : { kind: 'absent' }
  }
}

async function add(act: YearAct): Promise<Answer> {
  const { tx, view, body, actor, parameters, now } = act
  const t = disclosureWorkMessages[view.language]
  const given = wordsIn(act)
  if (!given.ok) return edit(act, given.form)
  const added = await addItem(tx, actor, { ...parameters, words: given.words, at: now })
  if (!added.ok) return edit(act, { typed: typedIn(body), errors: { code: t.codeTaken } })
  await refreshDisclosureSearch(tx)
  return { kind: 'redirect', to: disclosureWorkUrls.workItem({ itemId: added.itemId }) }
}

async function save(item: Item, act: ItemAct): Promise<Answer> {
  const { tx, view, body, actor, parameters, now } = act
  const t = disclosureWorkMessages[view.language]
  const given = wordsIn(act)
  if (!given.ok) return change(item, act, given.form)
  const revision = Number(body['revision']) || 0
  const changed = await changeItem(tx, actor, { item, revision, words: given.words, at: now })
  if (changed.ok) {
    await refreshDisclosureSearch(tx)
    return { kind: 'redirect', to: disclosureWorkUrls.workItem(parameters) }
  }
  // What he saw is not what there is: the next time he saves he has seen it.
  const typed = { ...typedIn(body), revision: String(item.revision) }
  const errors = changed.reason === 'code-taken' ? { code: t.codeTaken } : { code: t.changedMeanwhile }
  return change(item, act, { typed, errors })
}

function withdrawing(isWithdrawn: boolean) {
  return inItem(async ({ itemId }, { tx, actor, now, parameters }: ItemAct) => {
    const isDone = await withdrawItem(tx, actor, { itemId, isWithdrawn, at: now })
    if (!isDone) return { kind: 'absent' }
    await refreshDisclosureSearch(tx)
    return { kind: 'redirect', to: disclosureWorkUrls.workItem(parameters) }
  })
}

const work = { permission: 'disclosure.work', event: 'none', reuse: 'never' } as const

export const editRoutes = [
  route(
    disclosureWorkUrls.addItem,
    { ...work, parameters: ofYear },
    inYear(async (act) => {
      const items = await itemsOfYear(act.tx, act.parameters.itaYear)
      const last = items.filter(({ withdrawnAt }) => withdrawnAt === null).length
      return edit(act, { typed: { place: String(last + 1) }, errors: {} })
    }),
  ),
  route(
    disclosureWorkUrls.addItem,
    { ...posted, event: 'disclosure.item-added', parameters: ofYear },
    inYear(add),
  ),
  route(
    disclosureWorkUrls.editItem,
    { ...work, parameters: ofItem },
    inItem(async (item, act) => change(item, act, await asTyped(act, item))),
  ),
  route(
    disclosureWorkUrls.editItem,
    { ...posted, event: 'disclosure.item-changed', parameters: ofItem },
    inItem(save),
  ),
  route(
    disclosureWorkUrls.withdrawItem,
    { ...posted, event: 'disclosure.item-withdrawn', parameters: ofItem },
    withdrawing(true),
  ),
  route(
    disclosureWorkUrls.restoreItem,
    { ...posted, event: 'disclosure.item-restored', parameters: ofItem },
    withdrawing(false),
  ),
]
