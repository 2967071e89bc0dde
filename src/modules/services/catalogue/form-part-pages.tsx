import type { VNode } from 'preact'
import { useMessages, useView } from '../../../platform/web/view.ts'
import {
  emptyForm,
  FormErrors,
  LongTextField,
  SelectField,
  TextField,
  useError,
  type FormState,
} from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { AnswerFields } from '../forms/answer-fields.tsx'
import type { FormVillage } from '../forms/form-village.ts'
import { answersThatDecide, fieldKinds } from '../forms/form.ts'
import { answerName } from '../forms/told-answer.ts'
import { serviceWorkUrls } from '../urls.ts'
import { catalogueMessages, kindNames } from './catalogue-messages.ts'
import { decidingFields } from './field-form.ts'
import { BackTo, serviceName } from './list-pages.tsx'
import type { DraftService } from './reading-services.ts'

interface PartProps {
  readonly service: DraftService
  readonly form: FormState
}

/** A section, as an officer names it. */
export function SectionPage({ service, form, isNew }: PartProps & { isNew: boolean }): VNode {
  const { language } = useView()
  const t = useMessages(catalogueMessages)
  return (
    <>
      <BackTo address={serviceWorkUrls.manageService(service)} label={serviceName(service, language)} />
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{isNew ? t.addSection : t.editSection}</Thai>
      </h1>
      <PostForm keepsDraft>
        <input type="hidden" name="revision" value={service.draftRevision} />
        <TextField name="title_th" label={t.sectionTitle} form={form} autoComplete="off" />
        <TextField name="title_en" label={t.sectionTitleEn} form={form} autoComplete="off" />
        <Button id="revision">
          <Thai>{t.save}</Thai>
        </Button>
      </PostForm>
    </>
  )
}

/** A field, as an officer writes it. */
export function FieldPage({ service, form, field }: PartProps & { field: string }): VNode {
  const { language } = useView()
  const t = useMessages(catalogueMessages)
  const kinds = useMessages(kindNames)
  const { draftForm } = service
  const isNew = field === 'new'
  const deciding = decidingFields(draftForm, field)
  const number = { class: 'govuk-input--width-5', inputMode: 'decimal', autoComplete: 'off' } as const
  return (
    <>
      <BackTo address={serviceWorkUrls.manageService(service)} label={serviceName(service, language)} />
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{isNew ? t.addField : t.editField}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.personal}</Thai>
      </p>
      <PostForm keepsDraft>
        <input type="hidden" name="revision" value={service.draftRevision} />
        <SelectField
          name="section"
          label={t.section}
          form={form}
          items={draftForm.sections.map(({ key, title }) => ({
            value: key,
            children: title[language] || title.th,
          }))}
        />
        <Radios
          name="kind"
          class="ps-choices"
          fieldset={{ legend: { children: <Thai>{t.kind}</Thai>, class: 'govuk-fieldset__legend--s' } }}
          errorMessage={useError(form.errors['kind'])}
          value={form.typed['kind']}
          items={fieldKinds.map((value) => ({ value, children: <Thai>{kinds[value]}</Thai> }))}
        />
        <TextField name="label_th" label={t.label} form={form} autoComplete="off" />
        <TextField name="label_en" label={t.labelEn} form={form} autoComplete="off" />
        <TextField name="hint_th" label={t.hint} form={form} autoComplete="off" />
        <TextField name="hint_en" label={t.hintEn} form={form} autoComplete="off" />
        <Checkboxes
          name="isRequired"
          values={[form.typed['isRequired'] ?? '']}
          items={[{ value: 'yes', children: <Thai>{t.isRequired}</Thai> }]}
        />
        <LongTextField name="options_th" label={t.options} hint={t.optionsHint} form={form} />
        <LongTextField name="options_en" label={t.optionsEn} form={form} />
        <TextField name="least" label={t.least} form={form} {...number} />
        <TextField name="most" label={t.most} form={form} {...number} />
        <TextField name="unit_th" label={t.unit} form={form} autoComplete="off" />
        <TextField name="unit_en" label={t.unitEn} form={form} autoComplete="off" />
        <LongTextField name="purpose_th" label={t.purpose} hint={t.purposeHint} form={form} />
        <LongTextField name="purpose_en" label={t.purposeEn} form={form} />
        {deciding.length > 0 && (
          <Checkboxes
            name="showIf"
            class="ps-choices"
            fieldset={{ legend: { children: <Thai>{t.showIf}</Thai>, class: 'govuk-fieldset__legend--s' } }}
            hint={<Thai>{t.showIfHint}</Thai>}
            errorMessage={useError(form.errors['showIf'])}
            values={form.typed['showIf']?.split(',') ?? []}
            items={deciding.flatMap((one) =>
              answersThatDecide(one).map((answer) => ({
                value: `${one.key}=${answer}`,
                children: (
                  <Thai>{`${one.label[language] || one.label.th}: ${answerName(one, answer, language)}`}</Thai>
                ),
              })),
            )}
          />
        )}
        <Button id="revision">
          <Thai>{t.save}</Thai>
        </Button>
      </PostForm>
    </>
  )
}

/** The draft of the form as applicants would see it. */
export function PreviewPage({
  service,
  villages,
}: {
  service: DraftService
  villages: readonly FormVillage[]
}): VNode {
  const { language } = useView()
  const t = useMessages(catalogueMessages)
  return (
    <>
      <BackTo address={serviceWorkUrls.manageService(service)} label={serviceName(service, language)} />
      <h1 class="govuk-heading-l">
        <Thai>{serviceName(service, language)}</Thai>
      </h1>
      <p class="govuk-inset-text">
        <Thai>{t.previewWhy}</Thai>
      </p>
      <AnswerFields form={service.draftForm} state={emptyForm} villages={villages} />
    </>
  )
}
