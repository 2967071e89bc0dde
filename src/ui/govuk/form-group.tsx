import type { ComponentChildren, VNode } from 'preact'
import { classNames } from './class-names.ts'
import { ErrorMessage } from './error-message.tsx'
import type { ErrorMessageProps } from './error-message.tsx'
import { Hint } from './hint.tsx'
import type { HintProps } from './hint.tsx'
import { expand } from './part.ts'
import type { Part, Shorthand } from './part.ts'

/** The frame around one question. */
export interface FormGroupOptions extends Omit<Part, 'children'> {
  readonly beforeInput?: ComponentChildren
  readonly afterInput?: ComponentChildren
}

/** What helps with the answer to one question. */
export interface Guidance {
  /** Ids of further elements that describe the question. */
  readonly describedBy?: string | undefined
  readonly hint?: Shorthand<Omit<HintProps, 'id'>> | undefined
  readonly errorMessage?: Omit<ErrorMessageProps, 'id'> | undefined
}

interface FormGroupProps extends Part {
  readonly hasError: boolean
}

/** The frame around one question, marked when its answer is wrong. */
export function FormGroup({ hasError, class: classes, attributes, children }: FormGroupProps): VNode {
  return (
    <div
      class={classNames('govuk-form-group', hasError && 'govuk-form-group--error', classes)}
      {...attributes}
    >
      {children}
    </div>
  )
}

/** The hint and the error of a question, under the ids that `guidanceIds` lists. */
export function GuidanceTexts({ id, hint, errorMessage }: Guidance & { readonly id: string }): VNode {
  return (
    <>
      {hint && <Hint {...expand(hint)} id={`${id}-hint`} />}
      {errorMessage && <ErrorMessage {...errorMessage} id={`${id}-error`} />}
    </>
  )
}

/** The ids for `aria-describedby`, in the order in which they are read out; none when nothing describes. */
export function guidanceIds(id: string, { describedBy, hint, errorMessage }: Guidance): string | undefined {
  return classNames(describedBy, hint ? `${id}-hint` : undefined, errorMessage && `${id}-error`) || undefined
}
