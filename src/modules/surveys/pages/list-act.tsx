import type { VNode } from 'preact'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Thai } from '../../../ui/thai.tsx'

/** A small button of a list. */
export function Act({ action, label, of }: { action: string; label: string; of: string }): VNode {
  return (
    <PostForm action={action}>
      <Button class="govuk-button--secondary">
        <Thai>{label}</Thai>
        <span class="govuk-visually-hidden"> {of}</span>
      </Button>
    </PostForm>
  )
}
