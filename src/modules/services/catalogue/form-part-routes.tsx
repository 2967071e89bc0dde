import { z } from 'zod'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { freeFieldKey, freeSectionKey, moved, ways, withField, withSection } from '../forms/editing-form.ts'
import { isKey, type ServiceForm } from '../forms/form.ts'
import { serviceWorkUrls } from '../urls.ts'
import { builderPage } from './catalogue-routes.tsx'
import { catalogueMessages } from './catalogue-messages.ts'
import { readFieldForm, typedField } from './field-form.ts'
import { FieldPage, SectionPage } from './form-part-pages.tsx'
import { inService, ofService, revisionIn } from './in-service.ts'
import { changeForm } from './keeping.ts'
import type { DraftService } from './reading-services.ts'

const key = z.string().max(40)
const ofSection = ofService.extend({ section: key })
const ofField = ofService.extend({ field: key })
const intoSection = z.object({ section: z.string().max(40).optional() })
type SectionAct = Act<z.output<typeof ofSection>>
type FieldAct = Act<z.output<typeof ofField>, z.output<typeof intoSection>>

/** Puts another draft in its place and leads back to it; where somebody else was first, `again` shows what was typed. */
async function changing(
  { serviceId }: DraftService,
  act: Act,
  form: ServiceForm,
  again: (errors: FormState['errors']) => Promise<Answer> | Answer,
): Promise<Answer> {
  const { tx, view, actor, now } = act
  const changed = await changeForm(tx, actor, { serviceId, revision: revisionIn(act), form, at: now })
  if (changed.ok) return { kind: 'redirect', to: serviceWorkUrls.manageService({ serviceId }) }
  if (changed.reason === 'absent') return { kind: 'absent' }
  return again({ revision: catalogueMessages[view.language].changed })
}

function sectionPage(service: DraftService, { view, parameters }: SectionAct, form: FormState): Answer {
  const t = catalogueMessages[view.language]
  const isNew = parameters.section === 'new'
  return {
    kind: 'page',
    status: Object.keys(form.errors).length === 0 ? 200 : 422,
    title: isNew ? t.addSection : t.editSection,
    content: <SectionPage service={service} form={form} isNew={isNew} />,
  }
}

async function showSection(service: DraftService, act: SectionAct): Promise<Answer> {
  const { section } = act.parameters
  if (section === 'new') return sectionPage(service, act, emptyForm)
  const found = service.draftForm.sections.find((one) => one.key === section)
  if (!found) return { kind: 'absent' }
  const typed = { title_th: found.title.th, title_en: found.title.en }
  return sectionPage(service, act, { ...emptyForm, typed })
}

async function saveSection(service: DraftService, act: SectionAct): Promise<Answer> {
  const { view, body, parameters } = act
  const t = catalogueMessages[view.language]
  const again = (errors: FormState['errors']) => sectionPage(service, act, { typed: typedIn(body), errors })
  const title = { th: textIn(body, 'title_th'), en: textIn(body, 'title_en') }
  if (title.th === '') return again({ title_th: t.sectionTitleMissing })
  if (title.th.length > 200) return again({ title_th: t.tooLong('200') })
  if (title.en.length > 200) return again({ title_en: t.tooLong('200') })
  if (!isKey(parameters.section)) return { kind: 'absent' }
  const { draftForm } = service
  const section = parameters.section === 'new' ? freeSectionKey(draftForm) : parameters.section
  return changing(service, act, withSection(draftForm, section, title), again)
}

function fieldPage(service: DraftService, { view, parameters }: FieldAct, form: FormState): Answer {
  const t = catalogueMessages[view.language]
  const { field } = parameters
  return {
    kind: 'page',
    status: Object.keys(form.errors).length === 0 ? 200 : 422,
    title: field === 'new' ? t.addField : t.editField,
    content: <FieldPage service={service} form={form} field={field} />,
  }
}

async function showField(service: DraftService, act: FieldAct): Promise<Answer> {
  const { field } = act.parameters
  if (field === 'new') {
    const typed = { section: act.query.section ?? '', isRequired: 'yes' }
    return fieldPage(service, act, { ...emptyForm, typed })
  }
  for (const section of service.draftForm.sections) {
    const found = section.fields.find((one) => one.key === field)
    if (found) return fieldPage(service, act, { ...emptyForm, typed: typedField(found, section.key) })
  }
  return { kind: 'absent' }
}

async function saveField(service: DraftService, act: FieldAct): Promise<Answer> {
  const { view, body, parameters } = act
  if (!isKey(parameters.field)) return { kind: 'absent' }
  const { draftForm } = service
  const again = (errors: FormState['errors']) => {
    const typed = { ...typedIn(body), showIf: [body['showIf'] ?? []].flat().join(',') }
    return fieldPage(service, act, { typed, errors })
  }
  const field = parameters.field === 'new' ? freeFieldKey(draftForm) : parameters.field
  const read = readFieldForm(body, { form: draftForm, key: field, language: view.language })
  if (!read.ok) return again(read.errors)
  return changing(service, act, withField(draftForm, read.field, read.section), again)
}

async function move(service: DraftService, act: Act): Promise<Answer> {
  const { body } = act
  const way = ways.find((one) => one === body['way'])
  if (!way) return { kind: 'absent' }
  const field = textIn(body, 'field')
  const asked = { section: textIn(body, 'section'), field: field === '' ? undefined : field, way }
  return changing(service, act, moved(service.draftForm, asked), ({ revision }) =>
    builderPage(service, act, { typed: {}, errors: { form: revision! } }),
  )
}

const building = { permission: 'services.catalogue', reuse: 'never' } as const
const post = { ...building, method: 'POST', event: 'services.form-changed' } as const

export const formPartRoutes = [
  route(
    serviceWorkUrls.formSection,
    { ...building, event: 'none', parameters: ofSection },
    inService(showSection),
  ),
  route(serviceWorkUrls.formSection, { ...post, parameters: ofSection }, inService(saveSection)),
  route(
    serviceWorkUrls.formField,
    { ...building, event: 'none', parameters: ofField, query: intoSection },
    inService(showField),
  ),
  route(
    serviceWorkUrls.formField,
    { ...post, parameters: ofField, query: intoSection },
    inService(saveField),
  ),
  route(serviceWorkUrls.moveInForm, { ...post, parameters: ofService }, inService(move)),
]
