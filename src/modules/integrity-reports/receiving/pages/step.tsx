import type { ComponentChildren, VNode } from 'preact'
import { Thai } from '../../../../ui/thai.tsx'

/** One step of a page that a script leads through; nothing of it shows before the script runs. */
export function Step({
  name,
  title,
  children,
}: {
  name: string
  title: string
  children: ComponentChildren
}): VNode {
  return (
    <section data-step={name} hidden>
      <h2 class="govuk-heading-m">
        <Thai>{title}</Thai>
      </h2>
      {children}
    </section>
  )
}

/** A line of the page, as wide as can be read. */
export function Line({ children }: { children: string }): VNode {
  return (
    <p class="ps-measure">
      <Thai>{children}</Thai>
    </p>
  )
}

/** Where the script says what it does. */
export function Said(): VNode {
  return <p class="ps-recipient__said" data-part="said" role="status" />
}
