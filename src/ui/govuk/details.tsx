import type { ComponentChildren, VNode } from 'preact'
import { classNames } from './class-names.ts'
import type { Part } from './part.ts'

export interface DetailsProps extends Part {
  /** The line that is always visible. */
  readonly summary: ComponentChildren
  readonly id?: string | undefined
  readonly open?: boolean | undefined
}

/** More, for the few who need it; opens without a script. */
export function Details({ summary, id, open, class: classes, attributes, children }: DetailsProps): VNode {
  return (
    <details id={id} class={classNames('govuk-details', classes)} open={open} {...attributes}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{summary}</span>
      </summary>
      <div class="govuk-details__text">{children}</div>
    </details>
  )
}
