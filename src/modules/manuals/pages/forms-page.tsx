import type { VNode } from 'preact'
import { useMessages } from '../../../platform/web/view.ts'
import { TextField, useError } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { FileUpload } from '../../../ui/govuk/file-upload.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { fileUrls } from '../../files/module.ts'
import type { AttachedFile } from '../content.ts'
import { manualEditingMessages } from '../editing/messages.ts'
import { manualWorkUrls } from '../urls.ts'
import { SectionFrame, type SectionPageProps } from './section-pages.tsx'

/** The forms that are attached to a manual, and where another one is. */
export function FormsPage(props: SectionPageProps): VNode {
  const t = useMessages(manualEditingMessages)
  const { manualId, draft, form } = props
  const { forms } = draft.content
  const hasErrors = Object.keys(form.errors).length > 0
  const file = ({ fileId, name }: AttachedFile, words: string) => (
    <a class="govuk-link" href={fileUrls.file({ fileId })}>
      <Thai>{`${words}: ${name}`}</Thai>
    </a>
  )
  const upload = (name: 'blank' | 'example', label: string) => (
    <FileUpload
      name={name}
      label={<Thai>{label}</Thai>}
      hint={<Thai>{hasErrors ? `${t.fileHint} ${t.filesAgain}` : t.fileHint}</Thai>}
      errorMessage={useError(form.errors[name])}
    />
  )
  return (
    <SectionFrame section="forms" {...props}>
      <p class="ps-measure">
        <Thai>{t.formsLead}</Thai>
      </p>
      {forms.length === 0 && (
        <p class="govuk-inset-text">
          <Thai>{t.noForms}</Thai>
        </p>
      )}
      <ul class="ps-rows">
        {forms.map(({ title, blank, example }, index) => (
          <li>
            <b>
              <Thai>{title}</Thai>
            </b>
            {file(blank, t.blank)}
            {example && file(example, t.example)}
            <PostForm action={manualWorkUrls.removeForm({ manualId, position: index + 1 })}>
              <input type="hidden" name="revision" value={draft.revision} />
              <Button class="govuk-button--secondary">
                <Thai>{t.remove}</Thai>
                <span class="govuk-visually-hidden"> {title}</span>
              </Button>
            </PostForm>
          </li>
        ))}
      </ul>
      <h2 class="govuk-heading-m ps-block">
        <Thai>{t.attach}</Thai>
      </h2>
      <PostForm action={manualWorkUrls.forms({ manualId })} hasFiles class="ps-measure">
        <input type="hidden" name="revision" value={draft.revision} />
        <TextField name="title" label={t.formTitle} form={form} autoComplete="off" />
        {upload('blank', t.blank)}
        {upload('example', t.example)}
        <Button>
          <Thai>{t.attach}</Thai>
        </Button>
      </PostForm>
    </SectionFrame>
  )
}
