import type { VNode } from 'preact'
import { classNames } from './class-names.ts'
import type { Part } from './part.ts'

export interface SkipLinkProps extends Part {
  /** The main content, `#content` unless said otherwise. */
  readonly href?: string | undefined
}

/** The first thing the tab key reaches: past the header, to the content. */
export function SkipLink({ href = '#content', class: classes, attributes, children }: SkipLinkProps): VNode {
  return (
    <a
      href={href}
      class={classNames('govuk-skip-link', classes)}
      data-module="govuk-skip-link"
      {...attributes}
    >
      {children}
    </a>
  )
}
