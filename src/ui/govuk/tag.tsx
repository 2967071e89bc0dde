import type { VNode } from 'preact'
import { classNames } from './class-names.ts'
import type { Part } from './part.ts'

export type TagProps = Part

/** The state of a thing, in a word. */
export function Tag({ class: classes, attributes, children }: TagProps): VNode {
  return (
    <strong class={classNames('govuk-tag', classes)} {...attributes}>
      {children}
    </strong>
  )
}
