import type { VNode } from 'preact'
import { classNames } from './class-names.ts'
import type { Part } from './part.ts'

interface Look extends Part {
  readonly id?: string | undefined
  /** The one call to action that begins a service; it carries an arrow. */
  readonly isStartButton?: boolean | undefined
}

interface FormButton extends Look {
  readonly href?: never
  readonly type?: 'submit' | 'button' | 'reset' | undefined
  readonly name?: string | undefined
  readonly value?: string | number | undefined
  readonly disabled?: boolean | undefined
  /** Ignores a second click within a second; needs the script of govuk-frontend. */
  readonly preventDoubleClick?: boolean | undefined
}

interface LinkButton extends Look {
  readonly href: string
}

export type ButtonProps = FormButton | LinkButton

/** A button of a form or, given an address, a link that looks like one. */
export function Button(props: ButtonProps): VNode {
  const { id, isStartButton, class: classes, attributes, children } = props
  const shared = {
    id,
    class: classNames('govuk-button', classes, isStartButton && 'govuk-button--start'),
    'data-module': 'govuk-button',
    ...attributes,
  }
  const content = isStartButton ? <StartContent>{children}</StartContent> : children
  if (props.href !== undefined)
    return (
      <a href={props.href} role="button" draggable={false} {...shared}>
        {content}
      </a>
    )
  const { type = 'submit', name, value, disabled, preventDoubleClick } = props
  return (
    <button
      type={type}
      name={name}
      value={value}
      disabled={disabled}
      aria-disabled={disabled || undefined}
      data-prevent-double-click={preventDoubleClick}
      {...shared}
    >
      {content}
    </button>
  )
}

function StartContent({ children }: Pick<Part, 'children'>): VNode {
  return (
    <>
      {/* The start button is a flex container: loose text beside elements would fall apart into items. */}
      {typeof children === 'string' ? children : <span>{children}</span>}
      <svg
        class="govuk-button__start-icon"
        xmlns="http://www.w3.org/2000/svg"
        width="17.5"
        height="19"
        viewBox="0 0 33 40"
        aria-hidden="true"
        focusable="false"
      >
        <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
      </svg>
    </>
  )
}
