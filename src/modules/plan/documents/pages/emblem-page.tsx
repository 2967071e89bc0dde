import type { VNode } from 'preact'
import { useMessages } from '../../../../platform/web/view.ts'
import { FormErrors, useError, type FormState } from '../../../../ui/form-fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { FileUpload } from '../../../../ui/govuk/file-upload.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { fileUrls } from '../../../files/module.ts'
import { planMessages } from '../../messages.ts'

/** The emblem of official documents, which the organisation gives itself. */
export function EmblemPage({
  emblem,
  form,
}: {
  emblem: { readonly fileId: string } | undefined
  form: FormState
}): VNode {
  const t = useMessages(planMessages)
  return (
    <>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.emblem}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.emblemWhy}</Thai>
      </p>
      {emblem && (
        <p>
          <img class="ps-emblem" src={fileUrls.file({ fileId: emblem.fileId })} alt={t.emblem} />
        </p>
      )}
      <PostForm hasFiles class="ps-measure">
        <FileUpload
          name="emblem"
          label={<Thai>{t.emblemFile}</Thai>}
          hint={<Thai>{t.emblemHint}</Thai>}
          errorMessage={useError(form.errors['emblem'])}
          attributes={{ accept: '.png' }}
        />
        <Button>
          <Thai>{t.emblemSave}</Thai>
        </Button>
      </PostForm>
    </>
  )
}
