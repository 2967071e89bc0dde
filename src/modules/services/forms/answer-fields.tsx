import type { ComponentChildren, VNode } from 'preact'
import { useMessages, useView } from '../../../platform/web/view.ts'
import type { FormState } from '../../../ui/form-fields.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { AnswerField } from './answer-field.tsx'
import { answerMessages } from './answer-messages.ts'
import { fieldsOf, type Field, type Section, type ServiceForm } from './form.ts'
import type { FormVillage } from './form-village.ts'
import { inputName } from './input-names.ts'
import type { PointMap } from './point-field.tsx'
import { answerName } from './told-answer.ts'

export interface AnswerFieldsProps {
  readonly form: ServiceForm
  /** The sections that are shown; all of them where it is left out. */
  readonly sections?: readonly Section[]
  readonly state: FormState
  readonly villages: readonly FormVillage[]
  /** The map beside fields of a point, where the organisation has one. */
  readonly map?: PointMap | undefined
}

/**
 * The inputs of a form. Fields for files come last, whichever section they are of: of a file that is refused no more is
 * read, nor what follows it. Where no script runs, a field with a condition says when it is to be answered.
 */
export function AnswerFields({ form, sections = form.sections, ...shown }: AnswerFieldsProps): VNode {
  const { language } = useView()
  const t = useMessages(answerMessages)
  const files = sections.flatMap(({ fields }) => fields.filter(({ kind }) => kind === 'files'))
  const drawn = (fields: readonly Field[]) =>
    fields.map((field) => (
      <Conditioned field={field} form={form}>
        <AnswerField field={field} {...shown} />
      </Conditioned>
    ))
  return (
    <>
      {sections.map(({ title, fields }) => {
        const others = fields.filter(({ kind }) => kind !== 'files')
        return (
          others.length > 0 && (
            <section>
              <h2 class="govuk-heading-m">
                <Thai>{title[language]}</Thai>
              </h2>
              {drawn(others)}
            </section>
          )
        )
      })}
      {files.length > 0 && (
        <section>
          <h2 class="govuk-heading-m">
            <Thai>{t.files}</Thai>
          </h2>
          {drawn(files)}
        </section>
      )}
    </>
  )
}

/** The scripts of a page with these fields. */
export const answerScripts = ['asked-fields.js', 'map-picker.js', 'chosen-files.js'] as const

function Conditioned({
  field: { showIf },
  form,
  children,
}: {
  field: Field
  form: ServiceForm
  children: ComponentChildren
}): VNode {
  const { language } = useView()
  const t = useMessages(answerMessages)
  const asked = showIf && fieldsOf(form).find(({ key }) => key === showIf.field)
  if (!showIf || !asked) return <>{children}</>
  const answers = showIf.is.map((one) => answerName(asked, one, language)).join(` ${t.or} `)
  return (
    <div class="ps-asked-if" data-asked-if={JSON.stringify({ input: inputName(asked), is: showIf.is })}>
      <p class="ps-asked-if__words" data-asked-words>
        <Thai>{t.onlyIf(asked.label[language], answers)}</Thai>
      </p>
      {children}
    </div>
  )
}
