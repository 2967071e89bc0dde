import type { VNode } from 'preact'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { answerMessages } from './answer-messages.ts'
import { askedFields } from './asked-fields.ts'
import type { Answers, Field, ServiceForm } from './form.ts'
import type { FormVillage } from './form-village.ts'
import { toldAnswer } from './told-answer.ts'

/** A file as it is told: by its name, and its address for those who may open it. */
export interface ToldFile {
  readonly name: string
  readonly address?: string | undefined
}

export interface ToldAnswersProps {
  readonly form: ServiceForm
  readonly answers: Answers
  /** By the key of their field. */
  readonly files?: Readonly<Record<string, readonly ToldFile[]>>
  readonly villages: readonly FormVillage[]
  /** Whether national ids are covered but for their last four digits, which is the default. */
  readonly masksIds?: boolean
}

/** What was answered, section by section; what was not asked is not told. */
export function ToldAnswers({
  form,
  answers,
  files = {},
  villages,
  masksIds = true,
}: ToldAnswersProps): VNode {
  const { language } = useView()
  const t = useMessages(answerMessages)
  const asked = new Set(askedFields(form, answers).map(({ key }) => key))
  const valueOf = (field: Field) => {
    if (field.kind === 'files') return <ToldFiles files={files[field.key] ?? []} />
    const answer = answers[field.key]
    const words =
      answer === undefined ? t.noAnswer : toldAnswer(field, answer, { language, villages, masksIds })
    // What somebody wrote keeps its lines.
    return (
      <span class="ps-told">
        <Thai>{words}</Thai>
      </span>
    )
  }
  return (
    <>
      {form.sections.map(({ title, fields }) => {
        const told = fields.filter(({ key }) => asked.has(key))
        return (
          told.length > 0 && (
            <section>
              <h3 class="govuk-heading-s">
                <Thai>{title[language]}</Thai>
              </h3>
              <SummaryList
                rows={told.map((field) => ({
                  key: { children: <Thai>{field.label[language]}</Thai> },
                  value: { children: valueOf(field) },
                }))}
              />
            </section>
          )
        )
      })}
    </>
  )
}

function ToldFiles({ files }: { files: readonly ToldFile[] }): VNode {
  const t = useMessages(answerMessages)
  if (files.length === 0) return <Thai>{t.noAnswer}</Thai>
  return (
    <ul class="govuk-list">
      {files.map(({ name, address }) => (
        <li>
          {address === undefined ? (
            name
          ) : (
            <a class="govuk-link" href={address}>
              {name}
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}
