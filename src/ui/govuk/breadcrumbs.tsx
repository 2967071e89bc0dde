import type { VNode } from 'preact'
import { classNames } from './class-names.ts'
import type { Part } from './part.ts'

export interface BreadcrumbsItem extends Omit<Part, 'class'> {
  /** Left out for the page itself. */
  readonly href?: string | undefined
}

export interface BreadcrumbsProps extends Omit<Part, 'children'> {
  readonly items: readonly BreadcrumbsItem[]
  /** What a screen reader calls this landmark. */
  readonly labelText: string
  /** On a phone, shows the first and the last item only. */
  readonly collapseOnMobile?: boolean | undefined
}

/** Where the page stands in the site. */
export function Breadcrumbs(props: BreadcrumbsProps): VNode {
  const { items, labelText, collapseOnMobile, class: classes, attributes } = props
  const collapse = collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile'
  return (
    <nav class={classNames('govuk-breadcrumbs', classes, collapse)} aria-label={labelText} {...attributes}>
      <ol class="govuk-breadcrumbs__list">
        {items.map((item) =>
          item.href ? (
            <li class="govuk-breadcrumbs__list-item">
              <a class="govuk-breadcrumbs__link" href={item.href} {...item.attributes}>
                {item.children}
              </a>
            </li>
          ) : (
            <li class="govuk-breadcrumbs__list-item" aria-current="page">
              {item.children}
            </li>
          ),
        )}
      </ol>
    </nav>
  )
}
