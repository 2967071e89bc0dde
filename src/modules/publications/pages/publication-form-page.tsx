import type { VNode } from 'preact'
import { editableDate } from '../../../platform/calendar/buddhist-date.ts'
import type { Division } from '../../../platform/identity/divisions.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, SelectField, TextField, useError, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { SeveralFiles } from '../../../ui/several-files.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { kindNames, publicationKinds } from '../kinds.ts'
import { capacities } from '../publication.ts'
import { topicNames, topics } from '../topics.ts'
import { publicationUploads } from '../uploads.ts'
import { publicationWorkUrls } from '../urls.ts'
import { publicationWorkMessages } from '../work-messages.ts'

export interface PublicationFormPageProps {
  readonly heading: string
  readonly action: string
  /** The page to which the way up leads; the list of the register where it is left out. */
  readonly publicationId?: string | undefined
  readonly revision?: number | undefined
  readonly divisions: readonly Division[]
  readonly chosenTopics: readonly string[]
  /** A corrected edition keeps its kind and its number. */
  readonly isEdition: boolean
  readonly form: FormState
}

/** The form of a document, for a new one and for a draft. */
export function PublicationFormPage(props: PublicationFormPageProps): VNode {
  const { heading, action, publicationId, revision, form } = props
  const t = useMessages(publicationWorkMessages)
  const hasErrors = Object.keys(form.errors).length > 0
  return (
    <>
      <FormErrors errors={form.errors} />
      <p>
        <Link to={publicationId ? publicationWorkUrls.draft({ publicationId }) : publicationWorkUrls.work()}>
          <Thai>{t.work}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{heading}</Thai>
      </h1>
      <PostForm action={action} hasFiles keepsDraft class="ps-measure">
        {revision !== undefined && <input type="hidden" name="revision" value={revision} />}
        <WhatItIs {...props} />
        <Signing form={form} />
        <Happening form={form} />
        <Textarea
          name="links"
          label={<Thai>{t.links}</Thai>}
          hint={<Thai>{t.linksHint}</Thai>}
          errorMessage={useError(form.errors['links'])}
          value={form.typed['links']}
          rows={2}
        />
        {/* Last: of somebody whose session has ended no file is read, nor what follows one. */}
        <SeveralFiles
          uploads={publicationUploads}
          name="files"
          label={<Thai>{t.files}</Thai>}
          hint={<Thai>{hasErrors ? `${t.filesHint} ${t.filesAgain}` : t.filesHint}</Thai>}
          errorMessage={useError(form.errors['files'])}
        />
        <Button>
          <Thai>{t.save}</Thai>
        </Button>
      </PostForm>
    </>
  )
}

function WhatItIs({ divisions, chosenTopics, isEdition, form }: PublicationFormPageProps): VNode {
  const { language, today } = useView()
  const t = useMessages(publicationWorkMessages)
  const kind = useMessages(kindNames)
  const topic = useMessages(topicNames)
  return (
    <>
      {!isEdition && (
        <Radios
          name="kind"
          class="govuk-radios--small"
          fieldset={{ legend: { children: <Thai>{t.kind}</Thai>, class: 'govuk-fieldset__legend--s' } }}
          errorMessage={useError(form.errors['kind'])}
          value={form.typed['kind']}
          items={publicationKinds.map((value) => ({ value, children: <Thai>{kind[value]}</Thai> }))}
        />
      )}
      <TextField name="title" label={t.title} hint={t.titleHint} form={form} autoComplete="off" />
      <Textarea
        name="body"
        label={<Thai>{t.body}</Thai>}
        hint={<Thai>{t.bodyHint}</Thai>}
        errorMessage={useError(form.errors['body'])}
        value={form.typed['body']}
        rows={8}
      />
      <TextField
        name="datedOn"
        label={t.datedOn}
        hint={t.datedHint(editableDate(today))}
        form={form}
        class="govuk-input--width-10"
        inputMode="numeric"
        autoComplete="off"
      />
      <SelectField
        name="divisionId"
        label={t.division}
        form={form}
        items={[
          { value: '', children: '' },
          ...divisions.map(({ divisionId, name, nameEn }) => ({
            value: divisionId,
            children: language === 'th' ? name : nameEn,
          })),
        ]}
      />
      <Details summary={<Thai>{t.topics}</Thai>} open={chosenTopics.length > 0}>
        <Checkboxes
          name="topics"
          class="govuk-checkboxes--small"
          fieldset={{ legend: { children: <Thai>{t.topics}</Thai>, class: 'govuk-visually-hidden' } }}
          hint={<Thai>{t.topicsHint}</Thai>}
          values={[...chosenTopics]}
          items={topics.map((value) => ({ value, children: <Thai>{topic[value]}</Thai> }))}
        />
      </Details>
      <Details summary={<Thai>{`${t.titleEn} · ${t.paperNumber}`}</Thai>} open={hasOptional(form)}>
        <TextField name="titleEn" label={t.titleEn} form={form} autoComplete="off" />
        {!isEdition && (
          <TextField
            name="paperNumber"
            label={t.paperNumber}
            hint={t.paperNumberHint}
            form={form}
            class="govuk-input--width-5"
            inputMode="numeric"
            autoComplete="off"
          />
        )}
      </Details>
    </>
  )
}

function hasOptional({ typed, errors }: FormState): boolean {
  return ['titleEn', 'paperNumber'].some((name) => typed[name] || errors[name])
}

function Signing({ form }: { form: FormState }): VNode {
  const t = useMessages(publicationWorkMessages)
  return (
    <>
      <TextField
        name="signatoryPosition"
        label={t.signatoryPosition}
        hint={t.signatoryHint}
        form={form}
        autoComplete="off"
      />
      <Radios
        name="signatoryCapacity"
        class="govuk-radios--small"
        fieldset={{ legend: { children: <Thai>{t.capacity}</Thai>, class: 'govuk-fieldset__legend--s' } }}
        value={form.typed['signatoryCapacity'] ?? 'own'}
        items={capacities.map((value) => ({ value, children: <Thai>{t[value]}</Thai> }))}
      />
      <TextField name="signatoryName" label={t.signatoryName} form={form} autoComplete="off" />
    </>
  )
}

function Happening({ form }: { form: FormState }): VNode {
  const t = useMessages(publicationWorkMessages)
  const names = ['happensFrom', 'happensTo', 'happensAt', 'place']
  const day = { class: 'govuk-input--width-10', inputMode: 'numeric', autoComplete: 'off' } as const
  return (
    <Details
      summary={<Thai>{t.happens}</Thai>}
      open={names.some((name) => form.typed[name] || form.errors[name])}
    >
      <TextField name="happensFrom" label={t.happensFrom} form={form} {...day} />
      <TextField name="happensTo" label={t.happensTo} hint={t.happensToHint} form={form} {...day} />
      <TextField name="happensAt" label={t.happensAt} hint={t.happensAtHint} form={form} {...day} />
      <TextField name="place" label={t.place} form={form} autoComplete="off" />
    </Details>
  )
}
