import type { VNode } from 'preact'
import { classNames } from './class-names.ts'
import { Field } from './field.tsx'
import type { FieldProps } from './field.tsx'
import { expand } from './part.ts'
import type { Part, Shorthand } from './part.ts'

type TextType =
  | 'text'
  | 'number'
  | 'email'
  | 'tel'
  | 'url'
  | 'password'
  | 'search'
  | 'date'
  | 'month'
  | 'time'

export interface InputProps extends FieldProps, Omit<Part, 'children'> {
  readonly type?: TextType | undefined
  /** Which keyboard a phone shows; `numeric` for whole numbers. */
  readonly inputMode?:
    | 'none'
    | 'text'
    | 'decimal'
    | 'numeric'
    | 'tel'
    | 'search'
    | 'email'
    | 'url'
    | undefined
  readonly value?: string | number | undefined
  readonly disabled?: boolean | undefined
  /** Stands against the input and is hidden from screen readers: say it in the label too. */
  readonly prefix?: Shorthand<Part> | undefined
  /** Stands against the input and is hidden from screen readers: say it in the label too. */
  readonly suffix?: Shorthand<Part> | undefined
  readonly inputWrapper?: Omit<Part, 'children'> | undefined
  readonly autoComplete?: string | undefined
  readonly autoCapitalize?: 'none' | 'off' | 'on' | 'sentences' | 'words' | 'characters' | undefined
  readonly pattern?: string | undefined
  readonly spellcheck?: boolean | undefined
}

/** One line of text. */
export function Input(props: InputProps): VNode {
  const {
    type = 'text',
    inputMode,
    value,
    disabled,
    prefix,
    suffix,
    inputWrapper,
    autoComplete,
    autoCapitalize,
    pattern,
    spellcheck,
    class: classes,
    attributes,
    ...field
  } = props
  const { beforeInput, afterInput, ...formGroup } = field.formGroup ?? {}
  return (
    <Field {...field} formGroup={formGroup}>
      {(control, hasError) => {
        const input = (
          <input
            {...control}
            class={classNames('govuk-input', classes, hasError && 'govuk-input--error')}
            // Preact's types tell the kinds apart by their ARIA roles; what is given here suits them all.
            type={type as 'text'}
            inputMode={inputMode}
            value={value}
            disabled={disabled}
            autoComplete={autoComplete}
            autoCapitalize={autoCapitalize}
            pattern={pattern}
            spellcheck={spellcheck}
            {...attributes}
          />
        )
        if (!prefix && !suffix && !beforeInput && !afterInput) return input
        return (
          <div class={classNames('govuk-input__wrapper', inputWrapper?.class)} {...inputWrapper?.attributes}>
            {beforeInput}
            {prefix && <Affix {...expand(prefix)} side="prefix" />}
            {input}
            {suffix && <Affix {...expand(suffix)} side="suffix" />}
            {afterInput}
          </div>
        )
      }}
    </Field>
  )
}

interface AffixProps extends Part {
  readonly side: 'prefix' | 'suffix'
}

function Affix({ side, class: classes, attributes, children }: AffixProps): VNode {
  return (
    <div class={classNames(`govuk-input__${side}`, classes)} aria-hidden="true" {...attributes}>
      {children}
    </div>
  )
}
