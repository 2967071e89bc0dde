import type { ComponentChildren, VNode } from 'preact'
import type { Division } from '../../../platform/identity/divisions.ts'
import { useView } from '../../../platform/web/view.ts'
import { SelectField, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { nameIn } from '../naming.ts'

export interface SendingFormProps {
  readonly action: string
  readonly divisions: readonly Division[]
  readonly form: FormState
  readonly words: {
    readonly send: string
    readonly sendWhy: string
    readonly division: string
    readonly chooseDivision: string
  }
  /** Hidden fields. */
  readonly children?: ComponentChildren
}

/** Sends something to the offices, by way of the head of a division that still exists. */
export function SendingForm({ action, divisions, form, words, children }: SendingFormProps): VNode {
  const { language } = useView()
  return (
    <PostForm action={action} class="ps-measure">
      <h2 class="govuk-heading-m">
        <Thai>{words.send}</Thai>
      </h2>
      <p>
        <Thai>{words.sendWhy}</Thai>
      </p>
      {children}
      <SelectField
        name="division"
        label={words.division}
        form={form}
        items={[
          { value: '', children: words.chooseDivision },
          ...divisions
            .filter(({ closedAt }) => closedAt === null)
            .map((division) => ({ value: division.divisionId, children: nameIn(language, division) })),
        ]}
      />
      <Button>
        <Thai>{words.send}</Thai>
      </Button>
    </PostForm>
  )
}
