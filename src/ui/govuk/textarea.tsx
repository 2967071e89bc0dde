import type { VNode } from 'preact'
import { classNames } from './class-names.ts'
import { Field } from './field.tsx'
import type { FieldProps } from './field.tsx'
import type { Part } from './part.ts'

export interface TextareaProps extends FieldProps, Omit<Part, 'children'> {
  /** Lines shown at once, 5 unless said otherwise. */
  readonly rows?: number | undefined
  readonly value?: string | undefined
  readonly disabled?: boolean | undefined
  readonly autoComplete?: string | undefined
  readonly spellcheck?: boolean | undefined
}

/** Several lines of text. */
export function Textarea(props: TextareaProps): VNode {
  const { rows = 5, value, disabled, autoComplete, spellcheck, class: classes, attributes, ...field } = props
  return (
    <Field {...field}>
      {(control, hasError) => (
        <textarea
          {...control}
          class={classNames('govuk-textarea', hasError && 'govuk-textarea--error', classes)}
          rows={rows}
          value={value}
          disabled={disabled}
          autoComplete={autoComplete}
          spellcheck={spellcheck}
          {...attributes}
        />
      )}
    </Field>
  )
}
