import type { AriaRole, ComponentChildren, VNode } from 'preact'
import { classNames } from './class-names.ts'
import type { Part } from './part.ts'

export interface NotificationBannerProps extends Part {
  readonly title: ComponentChildren
  readonly titleHeadingLevel?: 1 | 2 | 3 | 4 | 5 | 6 | undefined
  readonly titleId?: string | undefined
  /** What went well is said at once by screen readers; anything else is a landmark. */
  readonly type?: 'success' | undefined
  readonly role?: AriaRole | undefined
  /** Leaves the focus where it is when the page opens; the script of govuk-frontend moves it otherwise. */
  readonly disableAutoFocus?: boolean | undefined
}

/** Something that a page tells beside what it is about. A text alone is set as a heading. */
export function NotificationBanner(props: NotificationBannerProps): VNode {
  const { title, titleId = 'govuk-notification-banner-title', type, children, attributes } = props
  const { titleHeadingLevel = 2, disableAutoFocus } = props
  const Heading = `h${titleHeadingLevel}` as const
  const isSuccess = type === 'success'
  const isText = typeof children === 'string' && children !== ''
  return (
    <div
      class={classNames(
        'govuk-notification-banner',
        isSuccess && 'govuk-notification-banner--success',
        props.class,
      )}
      role={props.role || (isSuccess ? 'alert' : 'region')}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={disableAutoFocus}
      {...attributes}
    >
      <div class="govuk-notification-banner__header">
        <Heading class="govuk-notification-banner__title" id={titleId}>
          {title}
        </Heading>
      </div>
      <div class="govuk-notification-banner__content">
        {isText ? <p class="govuk-notification-banner__heading">{children}</p> : children}
      </div>
    </div>
  )
}
