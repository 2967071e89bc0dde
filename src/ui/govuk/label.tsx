import type { VNode } from 'preact'
import { classNames } from './class-names.ts'
import type { Part } from './part.ts'

export interface LabelProps extends Part {
  /** The id of the control. */
  readonly for?: string | undefined
  /** On a page that asks one question, the label is its h1. */
  readonly isPageHeading?: boolean | undefined
}

/** The name of a control. */
export function Label({ for: id, isPageHeading, class: classes, attributes, children }: LabelProps): VNode {
  const label = (
    <label class={classNames('govuk-label', classes)} for={id} {...attributes}>
      {children}
    </label>
  )
  return isPageHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label
}
