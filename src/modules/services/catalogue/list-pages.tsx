import type { VNode } from 'preact'
import type { Division } from '../../../platform/identity/divisions.ts'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, SelectField, TextField, useError, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { templates } from '../templates/templates.ts'
import { serviceWorkUrls } from '../urls.ts'
import { catalogueMessages } from './catalogue-messages.ts'
import type { Service } from './reading-services.ts'

/** What a service is called in the language of the page; in Thai where nobody wrote the English. */
export function serviceName(
  { name, nameEn }: Pick<Service, 'name' | 'nameEn'>,
  language: 'th' | 'en',
): string {
  return language === 'th' ? name : nameEn || name
}

/** All services as they are kept. */
export function ManagePage({ services }: { services: readonly Service[] }): VNode {
  const { language } = useView()
  const t = useMessages(catalogueMessages)
  const href = useHref()
  return (
    <>
      <h1 class="govuk-heading-l">
        <Thai>{t.manage}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{services.length === 0 ? t.none : t.lead}</Thai>
      </p>
      <Button href={href(serviceWorkUrls.addService())}>
        <Thai>{t.add}</Thai>
      </Button>
      {services.length > 0 && (
        <ul class="ps-rows">
          {services.map((service) => (
            <li>
              <p>
                <Link to={serviceWorkUrls.manageService(service)}>
                  <Thai>{serviceName(service, language)}</Thai>
                </Link>
              </p>
              <p class="ps-rows__meta">
                <ServiceState service={service} />{' '}
                <Thai>{service.version > 0 ? t.version(service.version) : t.unpublishedForm}</Thai>
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

export function ServiceState({ service: { state } }: { service: Pick<Service, 'state'> }): VNode {
  const t = useMessages(catalogueMessages)
  const colour = { draft: 'grey', open: 'green', closed: 'blue' }[state]
  return (
    <strong class={`govuk-tag govuk-tag--${colour}`}>
      <Thai>{t[state]}</Thai>
    </strong>
  )
}

/** The way back from a page of a service. */
export function BackTo({ address, label }: { address: string; label: string }): VNode {
  return (
    <p>
      <Link to={address}>
        <Thai>{label}</Thai>
      </Link>
    </p>
  )
}

export function DivisionField({
  form,
  divisions,
}: {
  form: FormState
  divisions: readonly Division[]
}): VNode {
  const { language } = useView()
  const t = useMessages(catalogueMessages)
  return (
    <SelectField
      name="division"
      label={t.division}
      form={form}
      items={[
        { value: '', children: t.noDivision },
        ...divisions.map(({ divisionId, name, nameEn }) => ({
          value: divisionId,
          children: language === 'th' ? name : nameEn,
        })),
      ]}
    />
  )
}

/** Begins a service with one that ships, or with an empty form. */
export function NewServicePage({
  form,
  divisions,
}: {
  form: FormState
  divisions: readonly Division[]
}): VNode {
  const { language } = useView()
  const t = useMessages(catalogueMessages)
  return (
    <>
      <BackTo address={serviceWorkUrls.manage()} label={t.manage} />
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.add}</Thai>
      </h1>
      <PostForm keepsDraft>
        <Radios
          name="start"
          fieldset={{ legend: { children: <Thai>{t.start}</Thai>, class: 'govuk-fieldset__legend--s' } }}
          errorMessage={useError(form.errors['start'])}
          value={form.typed['start']}
          items={[
            ...templates.map(({ key, name }) => ({ value: key, children: <Thai>{name[language]}</Thai> })),
            { value: 'blank', children: <Thai>{t.blank}</Thai> },
          ]}
        />
        <TextField name="name" label={t.name} hint={t.nameHint} form={form} autoComplete="off" />
        <TextField name="nameEn" label={t.nameEn} form={form} autoComplete="off" />
        <DivisionField form={form} divisions={divisions} />
        <Button>
          <Thai>{t.add}</Thai>
        </Button>
      </PostForm>
    </>
  )
}
