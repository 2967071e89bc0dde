import type { VNode } from 'preact'
import { classNames } from './class-names.ts'
import type { Part } from './part.ts'

export interface BackLinkProps extends Part {
  readonly href: string
}

/** A link to the page before, at the top of a page. */
export function BackLink({ href, class: classes, attributes, children }: BackLinkProps): VNode {
  return (
    <a href={href} class={classNames('govuk-back-link', classes)} {...attributes}>
      {children}
    </a>
  )
}
