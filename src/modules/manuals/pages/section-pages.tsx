import type { ComponentChildren, VNode } from 'preact'
import type { Division } from '../../../platform/identity/divisions.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, SelectField, TextField, useError, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { titleIn, type SectionName } from '../content.ts'
import type { Draft } from '../draft.ts'
import { manualEditingMessages } from '../editing/messages.ts'
import type { TextSection } from '../editing/text-sections.ts'
import { lackMessages, type ManualLack } from '../lacks.ts'
import { manualMessages } from '../messages.ts'
import { manualWorkUrls } from '../urls.ts'

export interface SectionPageProps {
  readonly manualId: string
  readonly draft: Draft
  readonly lacks: readonly ManualLack[]
  readonly form: FormState
}

/** What the page of every section begins with: where it belongs, its name, and what it still owes. */
export function SectionFrame({
  section,
  manualId,
  draft,
  lacks,
  form,
  children,
}: SectionPageProps & { section: SectionName; children: ComponentChildren }): VNode {
  const { language } = useView()
  const names = useMessages(manualMessages)
  const lackWords = useMessages(lackMessages)
  const own = lacks.filter((lack) => lack.section === section)
  return (
    <>
      <FormErrors errors={form.errors} />
      <p>
        <Link to={manualWorkUrls.work({ manualId })}>
          <Thai>{titleIn(language, draft.content)}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{names[section]}</Thai>
      </h1>
      {own.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {own.map(({ name }) => (
            <li>
              <Thai>{lackWords[name]}</Thai>
            </li>
          ))}
        </ul>
      )}
      {children}
    </>
  )
}

/** What the manual is about, and who answers for it. */
export function AboutPage({
  divisions,
  ...props
}: SectionPageProps & { divisions: readonly Division[] }): VNode {
  const { language } = useView()
  const t = useMessages(manualEditingMessages)
  const { draft, form } = props
  return (
    <SectionFrame section="about" {...props}>
      <PostForm keepsDraft class="ps-measure">
        <input type="hidden" name="revision" value={draft.revision} />
        <TextField name="title" label={t.title} hint={t.titleHint} form={form} autoComplete="off" />
        <TextField name="titleEn" label={t.titleEn} form={form} autoComplete="off" />
        <SelectField
          name="division"
          label={t.division}
          form={form}
          items={[
            { value: '', children: t.choose },
            ...divisions.map(({ divisionId, name, nameEn }) => ({
              value: divisionId,
              children: language === 'th' ? name : nameEn,
            })),
          ]}
        />
        <TextField name="summary" label={t.summary} hint={t.summaryHint} form={form} autoComplete="off" />
        <TextField name="summaryEn" label={t.summaryEn} form={form} autoComplete="off" />
        <Area name="audience" label={t.audience} form={form} />
        <Button>
          <Thai>{t.save}</Thai>
        </Button>
      </PostForm>
    </SectionFrame>
  )
}

/** A section that is nothing but texts. */
export function TextsPage({ section, ...props }: SectionPageProps & { section: TextSection }): VNode {
  const t = useMessages(manualEditingMessages)
  const { draft, form } = props
  return (
    <SectionFrame section={section.name} {...props}>
      <PostForm keepsDraft class="ps-measure">
        <input type="hidden" name="revision" value={draft.revision} />
        {section.fields.map(({ name, hint }) => (
          <Area name={name} label={t[name]} hint={hint && t[hint]} form={form} rows={6} />
        ))}
        <Button>
          <Thai>{t.save}</Thai>
        </Button>
      </PostForm>
    </SectionFrame>
  )
}

/** Several lines of text. */
export function Area({
  name,
  label,
  hint,
  form,
  rows = 4,
}: {
  name: string
  label: string
  hint?: string | undefined
  form: FormState
  rows?: number
}): VNode {
  return (
    <Textarea
      name={name}
      label={<Thai>{label}</Thai>}
      hint={hint ? <Thai>{hint}</Thai> : undefined}
      errorMessage={useError(form.errors[name])}
      value={form.typed[name]}
      rows={rows}
    />
  )
}
