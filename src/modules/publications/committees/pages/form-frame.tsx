import type { ComponentChildren, VNode } from 'preact'
import { useMessages } from '../../../../platform/web/view.ts'
import { FormErrors, type FormState } from '../../../../ui/form-fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { committeeWorkMessages } from '../work-messages.ts'

export interface FormFrameProps {
  readonly up: { readonly label: string; readonly address: string }
  readonly heading: string
  readonly lead?: string | undefined
  readonly action: string
  /** The one that was read, so that the second of two sees what the first one did. */
  readonly revision?: number | undefined
  /** What the button says; to save where it is left out. */
  readonly button?: string
  /** Another button beside it. */
  readonly more?: ComponentChildren
  readonly form: FormState
}

/** A page that is one form: the way up, what is wrong, what it is, its fields. */
export function FormFrame({
  up,
  heading,
  lead,
  action,
  revision,
  button,
  more,
  form,
  children,
}: FormFrameProps & { children: ComponentChildren }): VNode {
  const t = useMessages(committeeWorkMessages)
  return (
    <>
      <FormErrors errors={form.errors} />
      <p>
        <Link to={up.address}>
          <Thai>{up.label}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{heading}</Thai>
      </h1>
      {lead && (
        <p class="ps-measure">
          <Thai>{lead}</Thai>
        </p>
      )}
      <PostForm action={action} keepsDraft class="ps-measure">
        {revision !== undefined && <input type="hidden" name="revision" value={revision} />}
        {children}
        <div class="govuk-button-group">
          <Button>
            <Thai>{button ?? t.save}</Thai>
          </Button>
          {more}
        </div>
      </PostForm>
    </>
  )
}
