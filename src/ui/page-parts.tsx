import type { ComponentChildren, VNode } from 'preact'
import { frontPage } from '../platform/web/address.ts'
import { useHref, useMessages } from '../platform/web/view.ts'
import { Breadcrumbs as GovukBreadcrumbs } from './govuk/breadcrumbs.tsx'
import { uiMessages } from './messages.ts'
import { renderedOnce } from './rendered-once.ts'
import { Thai } from './thai.tsx'

/** The way from the front page to the page above this one. */
export function Breadcrumbs({
  above = [],
}: {
  above?: readonly { label: string; address: string }[]
}): VNode {
  const t = useMessages(uiMessages)
  const href = useHref()
  return (
    <GovukBreadcrumbs
      labelText={t.youAreAt}
      items={[{ label: t.frontPage, address: frontPage() }, ...above].map(({ label, address }) => ({
        children: <Thai>{label}</Thai>,
        href: href(address),
      }))}
    />
  )
}

/** A link inside the site, in the language of the page. */
export function Link({
  to,
  children,
  class: classes = 'govuk-link',
  'aria-current': current,
}: {
  to: string
  children: ComponentChildren
  class?: string
  'aria-current'?: 'page' | undefined
}): VNode {
  const href = useHref()
  return (
    <a class={classes} aria-current={current} href={href(to)}>
      {children}
    </a>
  )
}

/** A row of figures, each with its unit and, where it helps, a word about it. At most four. */
export function Figures({
  figures,
}: {
  figures: readonly { label: string; value: string; unit?: string; note?: string | undefined }[]
}): VNode {
  return (
    <dl class="ps-figures">
      {figures.map(({ label, value, unit, note }) => (
        <div>
          <dt>
            <Thai>{label}</Thai>
          </dt>
          <dd>
            {value} {unit && <small>{unit}</small>}
          </dd>
          {note && (
            <dd class="ps-figures__note">
              <Thai>{note}</Thai>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

/** Links of which one is the present choice, such as fiscal years or filters. */
export function Choices({
  label,
  choices,
}: {
  label: string
  /** `detail` is said by screen readers after a label that is short for the eye, such as a number. */
  choices: readonly { label: string; detail?: string | undefined; address: string; chosen: boolean }[]
}): VNode {
  return (
    <ul class="ps-filter" aria-label={label}>
      {choices.map((choice) => (
        <li>
          <Link
            to={choice.address}
            class="ps-filter__choice"
            aria-current={choice.chosen ? 'page' : undefined}
          >
            <Thai>{choice.label}</Thai>
            {choice.detail && <span class="govuk-visually-hidden"> {choice.detail}</span>}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** The number of a dimension in its colour and, beside it, its name. */
export function DimensionName({ number, name = '' }: { number: number; name?: string }): VNode {
  return dimensionName(String(number), name)
}

const dimensionName = renderedOnce((number: string, name: string) => {
  const t = useMessages(uiMessages)
  return (
    <span class="ps-dim">
      <span class={`ps-dim__n ps-dim-${number}`}>
        <span class="govuk-visually-hidden">{t.dimension} </span>
        {number}
      </span>
      {name && (
        <span>
          <Thai>{name}</Thai>
        </span>
      )}
    </span>
  )
})
