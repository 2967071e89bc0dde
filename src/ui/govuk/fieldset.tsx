import type { VNode } from 'preact'
import { classNames } from './class-names.ts'
import { expand } from './part.ts'
import type { Part, Shorthand } from './part.ts'

interface Legend extends Omit<Part, 'attributes'> {
  /** On a page that asks one question, the legend is its h1. */
  readonly isPageHeading?: boolean | undefined
}

export interface FieldsetProps extends Partial<Part> {
  readonly legend?: Shorthand<Legend> | undefined
  /** Ids of the elements that describe the group. */
  readonly describedBy?: string | undefined
  readonly role?: 'group' | 'radiogroup' | 'presentation' | 'none' | undefined
}

/** Controls that belong to one question. */
export function Fieldset(props: FieldsetProps): VNode {
  const { legend, describedBy, role, class: classes, attributes, children } = props
  return (
    <fieldset
      class={classNames('govuk-fieldset', classes)}
      role={role}
      aria-describedby={describedBy}
      {...attributes}
    >
      {legend && <LegendOf {...expand(legend)} />}
      {children}
    </fieldset>
  )
}

function LegendOf({ isPageHeading, class: classes, children }: Legend): VNode {
  return (
    <legend class={classNames('govuk-fieldset__legend', classes)}>
      {isPageHeading ? <h1 class="govuk-fieldset__heading">{children}</h1> : children}
    </legend>
  )
}
