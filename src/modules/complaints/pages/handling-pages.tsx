import type { ComponentChildren, VNode } from 'preact'
import { editableDate } from '../../../platform/calendar/buddhist-date.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, LongTextField, TextField, useError, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Typed } from '../../../ui/matter-parts.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { SeveralFiles } from '../../../ui/several-files.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { answerUploads, photoUploads } from '../complaint-files.ts'
import { complaintHandlingMessages } from '../handling-messages.ts'
import type { Complaint } from '../reading.ts'
import { complaintRegisterMessages } from '../register-messages.ts'
import { complaintRegisterUrls } from '../urls.ts'

export interface HandlingProps {
  readonly complaint: Complaint
  /** How many others are joined with it, and read what is answered. */
  readonly others: number
  readonly form: FormState
}

interface FrameProps extends HandlingProps {
  readonly title: string
  readonly why: string
  readonly send: string
  readonly hasFiles?: boolean
  readonly children: ComponentChildren
}

/** A form about one complaint, with what was told before the eyes of whoever fills it in. */
function Frame({ complaint, form, title, why, send, hasFiles = false, children }: FrameProps): VNode {
  const t = useMessages(complaintRegisterMessages)
  const { complaintId, registerNumber, registerYear, story } = complaint
  return (
    <>
      <p>
        <Link to={complaintRegisterUrls.complaint({ complaintId })}>
          <Thai>{t.complaintOf(registerNumber, registerYear)}</Thai>
        </Link>
      </p>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{title}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{why}</Thai>
      </p>
      <InsetText>
        <Typed>{story ?? t.noStory}</Typed>
      </InsetText>
      <PostForm hasFiles={hasFiles} keepsDraft class="ps-measure">
        {children}
        <Button>
          <Thai>{send}</Thai>
        </Button>
      </PostForm>
    </>
  )
}

/** Tells whoever writes an answer how many people read it. */
function ReadBy({ others }: Pick<HandlingProps, 'others'>): VNode | null {
  const t = useMessages(complaintHandlingMessages)
  if (others === 0) return null
  return (
    <p>
      <b>
        <Thai>{t.readBy(others + 1)}</Thai>
      </b>
    </p>
  )
}

export function AskPage(props: HandlingProps): VNode {
  const t = useMessages(complaintHandlingMessages)
  return (
    <Frame {...props} title={t.ask} why={t.askWhy} send={t.askSend}>
      <LongTextField name="words" label={t.askWords} form={props.form} />
    </Frame>
  )
}

export function PausePage(props: HandlingProps): VNode {
  const t = useMessages(complaintHandlingMessages)
  return (
    <Frame {...props} title={t.pause} why={t.pauseWhy} send={t.pauseSend}>
      <ReadBy {...props} />
      <LongTextField name="words" label={t.pauseWords} form={props.form} />
    </Frame>
  )
}

export function AnswerPage(props: HandlingProps): VNode {
  const { form } = props
  const t = useMessages(complaintHandlingMessages)
  return (
    <Frame {...props} title={t.answer} why={t.answerWhy} send={t.answerSend} hasFiles>
      <ReadBy {...props} />
      <LongTextField name="words" label={t.answerWords} form={form} />
      <SeveralFiles
        uploads={answerUploads}
        name="files"
        label={<Thai>{t.files}</Thai>}
        hint={<Thai>{useAgain(form, t.filesHint)}</Thai>}
        errorMessage={useError(form.errors['files'])}
      />
    </Frame>
  )
}

export function FixPage(props: HandlingProps): VNode {
  const { form } = props
  const { today } = useView()
  const t = useMessages(complaintHandlingMessages)
  return (
    <Frame {...props} title={t.fix} why={t.fixWhy} send={t.fixSend} hasFiles>
      <ReadBy {...props} />
      <TextField
        name="fixedOn"
        label={t.fixedOn}
        hint={t.fixedOnHint(editableDate(today))}
        form={form}
        class="govuk-input--width-10"
        inputMode="numeric"
        autoComplete="off"
      />
      <LongTextField name="words" label={t.fixWords} form={form} />
      <TextField name="noPhoto" label={t.fixNoPhoto} hint={t.fixNoPhotoHint} form={form} autoComplete="off" />
      <SeveralFiles
        uploads={photoUploads}
        name="files"
        label={<Thai>{t.fixPhotos}</Thai>}
        hint={<Thai>{useAgain(form, t.fixPhotosHint)}</Thai>}
        errorMessage={useError(form.errors['files'])}
      />
    </Frame>
  )
}

export function PassOnPage(props: HandlingProps): VNode {
  const t = useMessages(complaintHandlingMessages)
  return (
    <Frame {...props} title={t.passOn} why={t.passOnWhy} send={t.passOnSend}>
      <ReadBy {...props} />
      <TextField name="passedTo" label={t.passedTo} form={props.form} autoComplete="off" />
      <LongTextField name="words" label={t.passOnWords} form={props.form} />
    </Frame>
  )
}

export function MergePage(props: HandlingProps): VNode {
  const t = useMessages(complaintHandlingMessages)
  return (
    <Frame {...props} title={t.merge} why={t.mergeWhy} send={t.mergeSend}>
      <TextField
        name="into"
        label={t.mergeNumber}
        hint={t.mergeHint}
        form={props.form}
        class="govuk-input--width-10"
        autoComplete="off"
      />
    </Frame>
  )
}

export function WithdrawForPage(props: HandlingProps): VNode {
  const t = useMessages(complaintHandlingMessages)
  return (
    <Frame {...props} title={t.withdraw} why={t.withdrawWhy} send={t.withdrawSend}>
      <LongTextField name="words" label={t.withdrawWords} form={props.form} />
    </Frame>
  )
}

export function SummaryPage(props: HandlingProps): VNode {
  const { complaint, form } = props
  const t = useMessages(complaintHandlingMessages)
  const typed = { summary: complaint.summary ?? '', ...form.typed }
  return (
    <Frame {...props} title={t.summary} why={t.summaryWhy} send={t.summarySend}>
      <LongTextField name="summary" label={t.summaryWords} form={{ ...form, typed }} />
    </Frame>
  )
}

export function PhotoPage(props: HandlingProps): VNode {
  const { form } = props
  const t = useMessages(complaintHandlingMessages)
  return (
    <Frame {...props} title={t.photo} why={t.photoWhy} send={t.photoSend} hasFiles>
      <Checkboxes
        name="checked"
        errorMessage={useError(form.errors['checked'])}
        values={[form.typed['checked'] ?? '']}
        items={[{ value: 'yes', children: <Thai>{t.photoChecked}</Thai> }]}
      />
      <SeveralFiles
        uploads={photoUploads}
        name="files"
        label={<Thai>{t.photoFiles}</Thai>}
        hint={<Thai>{useAgain(form, '')}</Thai>}
        errorMessage={useError(form.errors['files'])}
      />
    </Frame>
  )
}

/** Files are not sent back with a form that was refused. */
function useAgain({ errors }: FormState, hint: string): string {
  const t = useMessages(complaintHandlingMessages)
  return Object.keys(errors).length > 0 ? `${hint} ${t.filesAgain}` : hint
}
