import type { ComponentChildren, VNode } from 'preact'
import { classNames } from './class-names.ts'
import type { Part } from './part.ts'

export interface ErrorSummaryItem extends Omit<Part, 'class'> {
  /** The field that the error is about. */
  readonly href?: string | undefined
}

export interface ErrorSummaryProps extends Omit<Part, 'children'> {
  readonly title: ComponentChildren
  readonly description?: ComponentChildren
  readonly errorList?: readonly ErrorSummaryItem[] | undefined
  /** Leaves the focus where it is when the page opens; the script of govuk-frontend moves it otherwise. */
  readonly disableAutoFocus?: boolean | undefined
}

/** All errors of a page, at its top, each a link to its field. */
export function ErrorSummary(props: ErrorSummaryProps): VNode {
  const { title, description, errorList = [], disableAutoFocus, class: classes, attributes } = props
  return (
    <div
      class={classNames('govuk-error-summary', classes)}
      data-disable-auto-focus={disableAutoFocus}
      data-module="govuk-error-summary"
      {...attributes}
    >
      {/* On a child of the element that takes the focus, or screen readers lose part of the announcement. */}
      <div role="alert">
        <h2 class="govuk-error-summary__title">{title}</h2>
        <div class="govuk-error-summary__body">
          {description && <p>{description}</p>}
          {errorList.length > 0 && (
            <ul class="govuk-list govuk-error-summary__list">
              {errorList.map((item) => (
                <li>
                  {item.href ? (
                    <a href={item.href} {...item.attributes}>
                      {item.children}
                    </a>
                  ) : (
                    item.children
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  )
}
