import type { VNode } from 'preact'
import { classNames } from './class-names.ts'
import type { Part } from './part.ts'

export interface InsetTextProps extends Part {
  readonly id?: string | undefined
}

/** A passage set apart from the text around it. */
export function InsetText({ id, class: classes, attributes, children }: InsetTextProps): VNode {
  return (
    <div id={id} class={classNames('govuk-inset-text', classes)} {...attributes}>
      {children}
    </div>
  )
}
