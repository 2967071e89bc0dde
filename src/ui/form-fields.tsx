import type { ComponentChildren, VNode } from 'preact'
import { useMessages } from '../platform/web/view.ts'
import { ErrorSummary } from './govuk/error-summary.tsx'
import { Input, type InputProps } from './govuk/input.tsx'
import { Select, type SelectProps } from './govuk/select.tsx'
import { Textarea } from './govuk/textarea.tsx'
import { uiMessages } from './messages.ts'
import { Thai } from './thai.tsx'

/** A form as it came back: what was typed, and in words what is wrong with which field. */
export interface FormState {
  readonly typed: Readonly<Record<string, string>>
  readonly errors: Readonly<Record<string, string>>
}

export const emptyForm: FormState = { typed: {}, errors: {} }

/** All errors of a form at the top of its page, each a link to its field. Nothing where there is none. */
export function FormErrors({ errors }: Pick<FormState, 'errors'>): VNode | null {
  const t = useMessages(uiMessages)
  const list = Object.entries(errors)
  if (list.length === 0) return null
  return (
    <ErrorSummary
      title={<Thai>{t.problem}</Thai>}
      errorList={list.map(([field, text]) => ({ href: `#${field}`, children: <Thai>{text}</Thai> }))}
    />
  )
}

interface FieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly form: FormState
}

/** One line of text with what was typed before and what is wrong with it. */
export function TextField({
  name,
  label,
  hint,
  form,
  ...input
}: FieldProps & Omit<InputProps, 'name' | 'label' | 'hint' | 'errorMessage'>): VNode {
  return (
    <Input
      name={name}
      label={<Thai>{label}</Thai>}
      hint={hint ? <Thai>{hint}</Thai> : undefined}
      errorMessage={useError(form.errors[name])}
      value={form.typed[name]}
      {...input}
    />
  )
}

/** As {@link TextField}, for several lines; Enter begins a line here, and does not press the first button. */
export function LongTextField({ name, label, hint, form }: FieldProps): VNode {
  return (
    <Textarea
      name={name}
      label={<Thai>{label}</Thai>}
      hint={hint ? <Thai>{hint}</Thai> : undefined}
      errorMessage={useError(form.errors[name])}
      value={form.typed[name]}
      rows={3}
    />
  )
}

/** A choice from a list. */
export function SelectField({
  name,
  label,
  hint,
  form,
  ...select
}: FieldProps & Omit<SelectProps, 'name' | 'label' | 'hint' | 'errorMessage'>): VNode {
  return (
    <Select
      name={name}
      label={<Thai>{label}</Thai>}
      hint={hint ? <Thai>{hint}</Thai> : undefined}
      errorMessage={useError(form.errors[name])}
      value={form.typed[name]}
      {...select}
    />
  )
}

export function useError(
  text: string | undefined,
): { visuallyHiddenText: string; children: ComponentChildren } | undefined {
  const t = useMessages(uiMessages)
  return text ? { visuallyHiddenText: t.error, children: <Thai>{text}</Thai> } : undefined
}
