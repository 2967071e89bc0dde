import type { ComponentChildren, VNode } from 'preact'
import { v7 as uuidv7 } from 'uuid'
import { submissionField } from '../platform/forms/submission.ts'
import { useHref, useMessages, useView } from '../platform/web/view.ts'
import { uiMessages } from './messages.ts'

export interface PostFormProps {
  /** An address of the site; the page's own where it is left out. */
  readonly action?: string
  /** For forms with files. Their hidden fields come first, so that a forged form's files are not read. */
  readonly hasFiles?: boolean
  /** Whether what is typed is kept on the device until the form was taken, where scripts run. */
  readonly keepsDraft?: boolean
  /** Whether what is kept on the device so is forgotten as this form is sent. */
  readonly forgetsDrafts?: boolean
  readonly class?: string
  readonly children: ComponentChildren
}

/**
 * A form that changes something. It carries the token that another site cannot know, and an identifier of
 * this filling-in, so that a double tap makes one record.
 */
export function PostForm({
  action,
  hasFiles,
  keepsDraft,
  forgetsDrafts,
  class: className,
  children,
}: PostFormProps): VNode {
  const { csrfToken, person } = useView()
  const t = useMessages(uiMessages)
  const href = useHref()
  return (
    <form
      method="post"
      action={action && href(action)}
      enctype={hasFiles ? 'multipart/form-data' : undefined}
      class={className}
      data-forgets={forgetsDrafts}
      data-keeps={
        keepsDraft && person
          ? JSON.stringify({
              owner: person.accountId,
              offer: t.draftKept,
              use: t.draftUse,
              discard: t.draftDiscard,
            })
          : undefined
      }
      // Ours say what to do, in the language of the page and beside the field.
      novalidate
    >
      <input type="hidden" name="_csrf" value={csrfToken()} />
      <input type="hidden" name={submissionField} value={uuidv7()} />
      {children}
    </form>
  )
}
