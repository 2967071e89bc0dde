import type { VNode } from 'preact'
import { classNames } from './class-names.ts'
import type { Absent, Attributes, Part } from './part.ts'

export interface PaginationLink extends Omit<Part, 'class'> {
  readonly href: string
  /** The title of that page, where there is no list of pages. */
  readonly labelText?: string | undefined
}

interface Page {
  readonly number: string | number
  readonly href: string
  /** What a screen reader says for the number: "หน้า 3". */
  readonly visuallyHiddenText: string
  readonly current?: boolean | undefined
  readonly attributes?: Attributes | undefined
}

/** A page, or the mark of pages left out. */
export type PaginationItem = Page | { readonly ellipsis: true }

export interface PaginationProps extends Omit<Part, 'children'> {
  readonly items?: readonly (PaginationItem | Absent)[] | undefined
  readonly previous?: PaginationLink | undefined
  readonly next?: PaginationLink | undefined
  /** What a screen reader calls this landmark. */
  readonly landmarkLabel: string
}

/** Ways to the other pages of a list or, without `items`, to the page before and after in a series. */
export function Pagination(props: PaginationProps): VNode {
  const { items, previous, next, landmarkLabel, class: classes, attributes } = props
  const isBlock = !items && Boolean(previous ?? next)
  return (
    <nav
      class={classNames('govuk-pagination', isBlock && 'govuk-pagination--block', classes)}
      aria-label={landmarkLabel}
      {...attributes}
    >
      {previous && <ArrowLink {...previous} direction="prev" isBlock={isBlock} />}
      {items && (
        <ul class="govuk-pagination__list">{items.map((item) => item && <PageItem item={item} />)}</ul>
      )}
      {next && <ArrowLink {...next} direction="next" isBlock={isBlock} />}
    </nav>
  )
}

interface ArrowLinkProps extends PaginationLink {
  readonly direction: 'prev' | 'next'
  readonly isBlock: boolean
}

function ArrowLink({ direction, isBlock, href, labelText, attributes, children }: ArrowLinkProps): VNode {
  const arrow = <Arrow direction={direction} />
  const arrowIsFirst = isBlock || direction === 'prev'
  return (
    <div class={`govuk-pagination__${direction}`}>
      <a class="govuk-link govuk-pagination__link" href={href} rel={direction} {...attributes}>
        {arrowIsFirst && arrow}
        <span
          class={classNames(
            'govuk-pagination__link-title',
            isBlock && !labelText && 'govuk-pagination__link-title--decorated',
          )}
        >
          {children}{' '}
        </span>
        {isBlock && labelText && (
          <>
            <span class="govuk-visually-hidden">:</span>{' '}
            <span class="govuk-pagination__link-label">{labelText}</span>
          </>
        )}
        {!arrowIsFirst && arrow}
      </a>
    </div>
  )
}

function Arrow({ direction }: Pick<ArrowLinkProps, 'direction'>): VNode {
  return (
    <svg
      class={`govuk-pagination__icon govuk-pagination__icon--${direction}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={arrows[direction]} />
    </svg>
  )
}

const arrows = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
}

function PageItem({ item }: { readonly item: PaginationItem }): VNode {
  if ('ellipsis' in item) return <li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>
  const { number, href, visuallyHiddenText, current, attributes } = item
  return (
    <li class={classNames('govuk-pagination__item', current && 'govuk-pagination__item--current')}>
      <a
        class="govuk-link govuk-pagination__link"
        href={href}
        aria-label={visuallyHiddenText}
        aria-current={current ? 'page' : undefined}
        {...attributes}
      >
        {number}
      </a>
    </li>
  )
}
