import type { VNode } from 'preact'
import { classNames } from './class-names.ts'
import { Field } from './field.tsx'
import type { FieldProps } from './field.tsx'
import { isSameValue } from './form-value.ts'
import type { Absent, Attributes, Part } from './part.ts'

export interface SelectItem {
  readonly children: string | number
  /** What the form sends; the text itself when left out. */
  readonly value?: string | number | undefined
  /** Overrules the value of the select. */
  readonly selected?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly attributes?: Attributes | undefined
}

export interface SelectProps extends FieldProps, Omit<Part, 'children'> {
  readonly items: readonly (SelectItem | Absent)[]
  /** The value of the item that is selected. */
  readonly value?: string | number | undefined
  readonly disabled?: boolean | undefined
}

/** A choice from a list too long for radios. */
export function Select(props: SelectProps): VNode {
  const { items, value, disabled, class: classes, attributes, ...field } = props
  return (
    <Field {...field}>
      {(control, hasError) => (
        <select
          {...control}
          class={classNames('govuk-select', classes, hasError && 'govuk-select--error')}
          disabled={disabled}
          {...attributes}
        >
          {items.map((item) => item && <Option item={item} value={value} />)}
        </select>
      )}
    </Field>
  )
}

function Option({ item, value }: { readonly item: SelectItem; readonly value: SelectProps['value'] }): VNode {
  const own = item.value ?? item.children
  return (
    <option
      value={item.value}
      selected={item.selected ?? isSameValue(own, value)}
      disabled={item.disabled}
      {...item.attributes}
    >
      {item.children}
    </option>
  )
}
