import type { VNode } from 'preact'
import { classNames } from './class-names.ts'
import { Field } from './field.tsx'
import type { FieldProps } from './field.tsx'
import type { Part } from './part.ts'

export interface FileUploadProps extends FieldProps, Omit<Part, 'children'> {
  /** Whether several files may be chosen at once. */
  readonly multiple?: boolean | undefined
  readonly disabled?: boolean | undefined
}

/** Files from the device; they may be dragged in, and on a phone photographed. */
export function FileUpload(props: FileUploadProps): VNode {
  const { multiple, disabled, class: classes, attributes, ...field } = props
  return (
    <Field {...field}>
      {(control, hasError) => (
        <input
          {...control}
          class={classNames('govuk-file-upload', classes, hasError && 'govuk-file-upload--error')}
          type="file"
          disabled={disabled}
          multiple={multiple}
          {...attributes}
        />
      )}
    </Field>
  )
}
