import type { VNode } from 'preact'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { ways, type Way } from '../forms/editing-form.ts'
import { faultsOf, type FormFault } from '../forms/form-faults.ts'
import type { Field, Section } from '../forms/form.ts'
import { serviceWorkUrls } from '../urls.ts'
import { catalogueMessages, faultNames, kindNames } from './catalogue-messages.ts'
import { BackTo, serviceName, ServiceState } from './list-pages.tsx'
import type { DraftService } from './reading-services.ts'

/** A service as it is kept: how it stands, its form, and what the form lacks. */
export function BuilderPage({
  service,
  isPublished,
  state,
}: {
  service: DraftService
  /** Whether the draft is what was published last. */
  isPublished: boolean
  state: FormState
}): VNode {
  const { language } = useView()
  const t = useMessages(catalogueMessages)
  const href = useHref()
  const { serviceId, draftForm, draftRevision, version } = service
  const faults = faultsOf(draftForm)
  return (
    <>
      <BackTo address={serviceWorkUrls.manage()} label={t.manage} />
      <FormErrors errors={state.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{serviceName(service, language)}</Thai>
      </h1>
      <p>
        <ServiceState service={service} /> <Thai>{version > 0 ? t.version(version) : t.unpublishedForm}</Thai>
      </p>
      <ul class="ps-rows">
        <li>
          <Link to={serviceWorkUrls.serviceSettings({ serviceId })}>
            <Thai>{t.settings}</Thai>
          </Link>
        </li>
        <li>
          <Link to={serviceWorkUrls.servicePreview({ serviceId })}>
            <Thai>{t.preview}</Thai>
          </Link>
        </li>
      </ul>
      <div class="ps-form-acts">
        {service.state === 'open' ? (
          <PostForm action={serviceWorkUrls.closeService({ serviceId })}>
            <Button class="govuk-button--secondary">
              <Thai>{t.closeIt}</Thai>
            </Button>
          </PostForm>
        ) : (
          <PostForm action={serviceWorkUrls.openService({ serviceId })}>
            <Button id="open">
              <Thai>{t.openIt}</Thai>
            </Button>
          </PostForm>
        )}
      </div>
      <h2 class="govuk-heading-m" id="form" tabIndex={-1}>
        <Thai>{t.form}</Thai>
      </h2>
      <p class="ps-measure">
        <Thai>{t.formLead}</Thai>
      </p>
      {faults.length > 0 && draftForm.sections.length > 0 && <Faults service={service} faults={faults} />}
      {draftForm.sections.length === 0 && (
        <p>
          <Thai>{t.noSection}</Thai>
        </p>
      )}
      {draftForm.sections.map((section, index) => (
        <SectionRows service={service} section={section} among={[index, draftForm.sections.length]} />
      ))}
      <Button
        class="govuk-button--secondary"
        href={href(serviceWorkUrls.formSection({ serviceId, section: 'new' }))}
      >
        <Thai>{t.addSection}</Thai>
      </Button>
      {faults.length === 0 && (
        <>
          <p class="ps-measure">
            <Thai>{isPublished ? t.isPublished : `${t.ready} ${t.publishWhy}`}</Thai>
          </p>
          {!isPublished && (
            <PostForm action={serviceWorkUrls.publishForm({ serviceId })}>
              <input type="hidden" name="revision" value={draftRevision} />
              <Button>
                <Thai>{t.publish}</Thai>
              </Button>
            </PostForm>
          )}
        </>
      )}
    </>
  )
}

function Faults({
  service: { serviceId, draftForm },
  faults,
}: {
  service: DraftService
  faults: readonly FormFault[]
}): VNode {
  const { language } = useView()
  const t = useMessages(catalogueMessages)
  const names = useMessages(faultNames)
  return (
    <div class="govuk-inset-text">
      <h3 class="govuk-heading-s">
        <Thai>{t.faults}</Thai>
      </h3>
      <ul class="govuk-list govuk-list--bullet">
        {faults.map(({ code, section, field }) => {
          const inside = draftForm.sections.find(({ key }) => key === section)
          const words = inside?.fields.find(({ key }) => key === field)?.label ?? inside?.title
          return (
            <li>
              {section !== null && words && (
                <>
                  <Link
                    to={
                      field === null
                        ? serviceWorkUrls.formSection({ serviceId, section })
                        : serviceWorkUrls.formField({ serviceId, field })
                    }
                  >
                    <Thai>{words[language] || words.th}</Thai>
                  </Link>
                  {': '}
                </>
              )}
              <Thai>{names[code]}</Thai>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** The place of something, and of how many. */
type Among = readonly [place: number, many: number]

function SectionRows({
  service,
  section,
  among,
}: {
  service: DraftService
  section: Section
  among: Among
}): VNode {
  const { language } = useView()
  const t = useMessages(catalogueMessages)
  const { serviceId } = service
  const title = section.title[language] || section.title.th
  return (
    <section class="ps-form-part">
      <h3 class="govuk-heading-s">
        <Thai>{title}</Thai>
      </h3>
      <div class="ps-form-acts">
        <Link to={serviceWorkUrls.formSection({ serviceId, section: section.key })}>
          <Thai>{t.editSection}</Thai>
          <span class="govuk-visually-hidden"> {title}</span>
        </Link>
        <Moves service={service} section={section.key} among={among} of={title} />
      </div>
      {section.fields.length === 0 && (
        <p>
          <Thai>{t.noField}</Thai>
        </p>
      )}
      <ol class="ps-rows">
        {section.fields.map((field, index) => (
          <FieldRow
            service={service}
            section={section.key}
            field={field}
            among={[index, section.fields.length]}
          />
        ))}
      </ol>
      <p>
        <Link to={serviceWorkUrls.formField({ serviceId, field: 'new' }, { section: section.key })}>
          <Thai>{t.addField}</Thai>
          <span class="govuk-visually-hidden"> {title}</span>
        </Link>
      </p>
    </section>
  )
}

function FieldRow({
  service,
  section,
  field: { key, kind, label, isRequired, showIf },
  among,
}: {
  service: DraftService
  section: string
  field: Field
  among: Among
}): VNode {
  const { language } = useView()
  const t = useMessages(catalogueMessages)
  const kinds = useMessages(kindNames)
  const words = label[language] || label.th
  const told = [kinds[kind], isRequired && t.required, showIf && t.onlyIf].filter((one) => !!one)
  return (
    <li>
      <p>
        <Link to={serviceWorkUrls.formField({ serviceId: service.serviceId, field: key })}>
          <Thai>{words}</Thai>
        </Link>
      </p>
      <p class="ps-rows__meta">
        <Thai>{told.join(' · ')}</Thai>
      </p>
      <div class="ps-form-acts">
        <Moves service={service} section={section} field={key} among={among} of={words} />
      </div>
    </li>
  )
}

/** The buttons that move or remove a part of the form: one small form, for they change the same thing. */
function Moves({
  service: { serviceId, draftRevision },
  section,
  field,
  among: [place, many],
  of,
}: {
  service: DraftService
  section: string
  field?: string
  among: Among
  of: string
}): VNode {
  const t = useMessages(catalogueMessages)
  const names: Readonly<Record<Way, string>> = { up: t.up, down: t.down, remove: t.remove }
  const possible = ways.filter((way) => (way === 'up' ? place > 0 : way !== 'down' || place < many - 1))
  return (
    <PostForm action={serviceWorkUrls.moveInForm({ serviceId })} class="ps-form-acts">
      <input type="hidden" name="revision" value={draftRevision} />
      <input type="hidden" name="section" value={section} />
      {field !== undefined && <input type="hidden" name="field" value={field} />}
      {possible.map((way) => (
        <Button class="govuk-button--secondary" name="way" value={way}>
          <Thai>{names[way]}</Thai>
          <span class="govuk-visually-hidden"> {of}</span>
        </Button>
      ))}
    </PostForm>
  )
}
