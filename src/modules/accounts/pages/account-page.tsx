import type { ComponentChildren, VNode } from 'preact'
import { FormErrors } from '../../../ui/form-fields.tsx'
import { Thai } from '../../../ui/thai.tsx'

/** A short page with one thing to do, for whoever is not inside yet. */
export function AccountPage({
  title,
  lead,
  errors = {},
  children,
}: {
  title: string
  lead?: string | undefined
  errors?: Readonly<Record<string, string>>
  children?: ComponentChildren
}): VNode {
  return (
    <div class="ps-wrap ps-alone">
      <FormErrors errors={errors} />
      <h1 class="govuk-heading-l">
        <Thai>{title}</Thai>
      </h1>
      {lead && (
        <p class="ps-measure">
          <Thai>{lead}</Thai>
        </p>
      )}
      {children}
    </div>
  )
}
