import type { VNode } from 'preact'
import { carriedField, type CarriedForm } from '../../../platform/forms/carrying.ts'
import { useMessages } from '../../../platform/web/view.ts'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { carriedFormMessages } from '../messages.ts'

/** The form as it was sent, to be sent again by whoever had typed it. */
export function CarriedFormPage({
  form,
  carriedFormId,
  hiddenFields,
  drop,
}: {
  form: CarriedForm
  carriedFormId: string
  /** Fields of the house, which the form has anew, and those that nobody typed. */
  hiddenFields: ReadonlySet<string>
  drop: string
}): VNode {
  const t = useMessages(carriedFormMessages)
  const fields = Object.entries(form.fields).flatMap(([name, value]) =>
    [value].flat().map((text) => [name, text] as const),
  )
  const typed = fields.filter(([name, text]) => !hiddenFields.has(name) && text.trim() !== '')
  return (
    <>
      <h1 class="govuk-heading-l">
        <Thai>{t.title}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.whatHappened}</Thai>
      </p>
      <p class="ps-measure">
        <Thai>{t.filesLost}</Thai>
      </p>
      <h2 class="govuk-heading-m">
        <Thai>{t.typed}</Thai>
      </h2>
      {typed.map(([, text]) => (
        <p class="govuk-inset-text ps-typed">{text}</p>
      ))}
      <PostForm action={form.address}>
        <input type="hidden" name={carriedField} value={carriedFormId} />
        {fields
          .filter(([name]) => !hiddenFields.has(name))
          .map(([name, text]) => (
            <input type="hidden" name={name} value={text} />
          ))}
        <Button>
          <Thai>{t.send}</Thai>
        </Button>
      </PostForm>
      <PostForm action={drop}>
        <Button class="govuk-button--secondary">
          <Thai>{t.drop}</Thai>
        </Button>
      </PostForm>
    </>
  )
}

export function GonePage(): VNode {
  const t = useMessages(carriedFormMessages)
  return (
    <>
      <h1 class="govuk-heading-l">
        <Thai>{t.gone}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.goneAdvice}</Thai>
      </p>
    </>
  )
}
