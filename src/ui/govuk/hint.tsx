import type { VNode } from 'preact'
import { classNames } from './class-names.ts'
import type { Part } from './part.ts'

export interface HintProps extends Part {
  readonly id?: string | undefined
}

/** Help with an answer, under its label. */
export function Hint({ id, class: classes, attributes, children }: HintProps): VNode {
  return (
    <div id={id} class={classNames('govuk-hint', classes)} {...attributes}>
      {children}
    </div>
  )
}
