import { isValidElement } from 'preact'
import type { ComponentChildren, VNode } from 'preact'

/**
 * Further attributes of an element. Inline styles and inline scripts are refused by our
 * Content-Security-Policy, so the type refuses them first; classes have a property of their own.
 */
export interface Attributes {
  readonly [name: string]: string | number | boolean | undefined
  readonly [handler: `on${string}`]: never
  readonly style?: never
  readonly class?: never
}

/** What nearly every element here can be given. */
export interface Part {
  readonly children: ComponentChildren
  readonly class?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** A text or an element is all that most parts need; the long form adds a class, an attribute, an option. */
export type Shorthand<Long extends Pick<Part, 'children'>> = Long | string | VNode

/** The long form of a part. */
export function expand<Long extends Pick<Part, 'children'>>(
  part: Shorthand<Long> | number,
): Long | { readonly children: string | number | VNode } {
  return typeof part !== 'object' || isValidElement(part) ? { children: part } : part
}

/** What `condition && item` leaves in a list; lists skip it. */
export type Absent = false | null | undefined | ''
