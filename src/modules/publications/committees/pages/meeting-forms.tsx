import type { VNode } from 'preact'
import { editableDate } from '../../../../platform/calendar/buddhist-date.ts'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { LongTextField, TextField, useError, type FormState } from '../../../../ui/form-fields.tsx'
import { Checkboxes } from '../../../../ui/govuk/checkboxes.tsx'
import { Textarea } from '../../../../ui/govuk/textarea.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { memberRoleNames } from '../kinds.ts'
import type { WholeMeeting } from '../meeting.ts'
import { committeeMessages } from '../messages.ts'
import { rowField } from '../rows.ts'
import { committeeWorkMessages } from '../work-messages.ts'
import { FormFrame, type FormFrameProps } from './form-frame.tsx'

/** When and where a meeting is, and its agenda: a line for each item, and some that are empty. */
export function MeetingFormPage({ rows, ...frame }: FormFrameProps & { rows: number }): VNode {
  const { today } = useView()
  const { form } = frame
  const t = useMessages(committeeWorkMessages)
  const said = useMessages(committeeMessages)
  const short = { class: 'govuk-input--width-10', inputMode: 'numeric', autoComplete: 'off' } as const
  return (
    <FormFrame {...frame}>
      <TextField
        name="meetsOn"
        label={t.meetsOn}
        hint={t.dayHint(editableDate(today))}
        form={form}
        {...short}
      />
      <TextField name="meetsAt" label={t.meetsAt} hint={t.meetsAtHint} form={form} {...short} />
      <TextField name="where" label={t.placeOfMeeting} form={form} autoComplete="off" />
      <h2 class="govuk-heading-m" id="agenda">
        <Thai>{said.agenda}</Thai>
      </h2>
      <p>
        <Thai>{t.agendaHint}</Thai>
      </p>
      <input type="hidden" name="rows" value={rows} />
      {Array.from({ length: rows }, (_, index) => (
        <ItemField row={index + 1} form={form} />
      ))}
    </FormFrame>
  )
}

function ItemField({ row, form }: { row: number; form: FormState }): VNode {
  const t = useMessages(committeeWorkMessages)
  const kept = (name: string) => (
    <input type="hidden" name={rowField(name, row)} value={form.typed[rowField(name, row)] ?? ''} />
  )
  return (
    <>
      {kept('item')}
      {kept('arising')}
      <TextField name={rowField('text', row)} label={t.agendaRow(row)} form={form} autoComplete="off" />
    </>
  )
}

/** The form with which a planned meeting is called off. */
export function MeetingCancelPage(frame: FormFrameProps): VNode {
  const t = useMessages(committeeWorkMessages)
  return (
    <FormFrame {...frame} lead={t.cancelWhy} button={t.cancelMeeting}>
      <LongTextField name="reason" label={t.reason} form={frame.form} />
    </FormFrame>
  )
}

/** Who was at a meeting. */
export function AttendancePage({
  meeting: { members },
  present,
  ...frame
}: FormFrameProps & { meeting: WholeMeeting; present: readonly string[] }): VNode {
  const t = useMessages(committeeWorkMessages)
  const said = useMessages(committeeMessages)
  const role = useMessages(memberRoleNames)
  return (
    <FormFrame {...frame} lead={t.attendanceLead}>
      <Checkboxes
        name="present"
        class="govuk-checkboxes--small"
        fieldset={{ legend: { children: <Thai>{said.members}</Thai>, class: 'govuk-fieldset__legend--s' } }}
        errorMessage={useError(frame.form.errors['present'])}
        values={[...present]}
        items={members.map((member) => ({
          value: member.memberId,
          children: <Thai>{[member.name, role[member.role]].join(' · ')}</Thai>,
        }))}
      />
      <TextField
        name="others"
        label={t.others}
        form={frame.form}
        class="govuk-input--width-4"
        inputMode="numeric"
        autoComplete="off"
      />
    </FormFrame>
  )
}

/** What was said under each item. */
export function MinutesPage({ meeting, ...frame }: FormFrameProps & { meeting: WholeMeeting }): VNode {
  const t = useMessages(committeeWorkMessages)
  return (
    <FormFrame {...frame} lead={t.minutesLead}>
      {meeting.agenda.map(({ itemId, text }, index) => (
        <ItemMinutes name={`minutes-${itemId}`} number={index + 1} text={text} form={frame.form} />
      ))}
    </FormFrame>
  )
}

function ItemMinutes({
  name,
  number,
  text,
  form,
}: {
  name: string
  number: number
  text: string
  form: FormState
}): VNode {
  const said = useMessages(committeeMessages)
  return (
    <Textarea
      name={name}
      label={<Thai>{said.item(number, text)}</Thai>}
      errorMessage={useError(form.errors[name])}
      value={form.typed[name]}
      rows={4}
    />
  )
}
