import type { ComponentChildren, VNode } from 'preact'
import { FormGroup, GuidanceTexts, guidanceIds } from './form-group.tsx'
import type { FormGroupOptions, Guidance } from './form-group.tsx'
import { Label } from './label.tsx'
import type { LabelProps } from './label.tsx'
import { expand } from './part.ts'
import type { Shorthand } from './part.ts'

/** What every control with a label of its own can be given. */
export interface FieldProps extends Guidance {
  readonly name: string
  /** The name, unless said otherwise. An error summary links to it. */
  readonly id?: string | undefined
  readonly label: Shorthand<Omit<LabelProps, 'for'>>
  readonly formGroup?: FormGroupOptions | undefined
}

interface Control {
  readonly id: string
  readonly name: string
  readonly 'aria-describedby': string | undefined
}

interface FieldFrameProps extends FieldProps {
  readonly children: (control: Control, hasError: boolean) => ComponentChildren
}

/** The frame that input, select and textarea share: label, hint and error, then the control tied to them. */
export function Field({ name, id = name, label, formGroup, children, ...guidance }: FieldFrameProps): VNode {
  const { beforeInput, afterInput, ...group } = formGroup ?? {}
  const hasError = guidance.errorMessage !== undefined
  const control = { id, name, 'aria-describedby': guidanceIds(id, guidance) }
  return (
    <FormGroup {...group} hasError={hasError}>
      <Label {...expand(label)} for={id} />
      <GuidanceTexts id={id} {...guidance} />
      {beforeInput}
      {children(control, hasError)}
      {afterInput}
    </FormGroup>
  )
}
