import type { VNode } from 'preact'
import { classNames } from './class-names.ts'
import type { Part } from './part.ts'

export interface ErrorMessageProps extends Part {
  readonly id?: string | undefined
  /** The word that tells a screen reader that this is an error, without its colon; none when empty. */
  readonly visuallyHiddenText: string
}

/** What is wrong with one answer, beside it. */
export function ErrorMessage(props: ErrorMessageProps): VNode {
  const { id, visuallyHiddenText, class: classes, attributes, children } = props
  return (
    <p id={id} class={classNames('govuk-error-message', classes)} {...attributes}>
      {visuallyHiddenText && (
        <>
          <span class="govuk-visually-hidden">{visuallyHiddenText}:</span>{' '}
        </>
      )}
      {children}
    </p>
  )
}
