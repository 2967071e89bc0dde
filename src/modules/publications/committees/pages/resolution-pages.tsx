import type { VNode } from 'preact'
import { editableDate, formatDate } from '../../../../platform/calendar/buddhist-date.ts'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import {
  FormErrors,
  LongTextField,
  SelectField,
  TextField,
  useError,
  type FormState,
} from '../../../../ui/form-fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Radios } from '../../../../ui/govuk/radios.tsx'
import { Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import type { AgendaItem } from '../meeting.ts'
import { committeeMessages } from '../messages.ts'
import type { FollowerChoices } from '../resolution-form.ts'
import type { Resolution } from '../resolution.ts'
import { committeeWorkUrls } from '../../urls.ts'
import { committeeWorkMessages } from '../work-messages.ts'
import { DivisionField } from './committee-forms.tsx'
import { committeeName, ResolutionRows } from './committee-parts.tsx'
import { FormFrame, type FormFrameProps } from './form-frame.tsx'

/** The form of a resolution, for a new one with the items of its meeting, and for one that is open. */
export function ResolutionFormPage({
  agenda,
  choices: { divisions, followers },
  ...frame
}: FormFrameProps & { agenda: readonly AgendaItem[]; choices: FollowerChoices }): VNode {
  const { today } = useView()
  const { form } = frame
  const t = useMessages(committeeWorkMessages)
  const said = useMessages(committeeMessages)
  return (
    <FormFrame {...frame}>
      {agenda.length > 0 && (
        <SelectField
          name="itemId"
          label={t.itemOfResolution}
          form={form}
          items={[
            { value: '', children: '' },
            ...agenda.map(({ itemId, text }, index) => ({
              value: itemId,
              children: said.item(index + 1, text),
            })),
          ]}
        />
      )}
      <LongTextField name="text" label={t.resolution} form={form} />
      <DivisionField divisions={divisions} form={form} />
      <SelectField
        name="followerId"
        label={t.follower}
        hint={t.followerHint}
        form={form}
        items={[
          { value: '', children: t.none },
          ...followers.map(({ accountId, name }) => ({ value: accountId, children: name })),
        ]}
      />
      <TextField
        name="dueOn"
        label={t.due}
        hint={t.dayHint(editableDate(today))}
        form={form}
        class="govuk-input--width-10"
        inputMode="numeric"
        autoComplete="off"
      />
    </FormFrame>
  )
}

/** A resolution for whoever follows it up: what it says, and the form that says what came of it. */
export function ResolutionPage({
  resolution,
  mayWrite,
  form,
}: {
  resolution: Resolution
  mayWrite: boolean
  form: FormState
}): VNode {
  const { language } = useView()
  const t = useMessages(committeeWorkMessages)
  const said = useMessages(committeeMessages)
  const { committeeId, resolutionId, meetingId, number, year, meetsOn, state, followerName } = resolution
  const address = committeeWorkUrls.meeting({ committeeId, meetingId })
  const follower = followerName === null ? undefined : t.followedBy(followerName)
  const name = committeeName({ name: resolution.committeeName, nameEn: resolution.committeeNameEn }, language)
  return (
    <>
      <FormErrors errors={form.errors} />
      <p class="ps-inline-links">
        <Link to={committeeWorkUrls.committeeWork({ committeeId })}>
          <Thai>{name}</Thai>
        </Link>
        <Link to={address}>
          <Thai>{t.ofMeeting(said.meetingName(number, year), formatDate(meetsOn, language, 'short'))}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l" id="resolution">
        <Thai>{t.resolution}</Thai>
      </h1>
      <ResolutionRows
        resolutions={[resolution]}
        to={() => ({ address: committeeWorkUrls.resolution({ committeeId, resolutionId }), follower })}
      />
      {state === 'open' && mayWrite && (
        <>
          <p>
            <Link to={committeeWorkUrls.resolutionChange({ committeeId, resolutionId })}>
              <Thai>{t.changeResolution}</Thai>
            </Link>
          </p>
          <Outcome resolution={resolution} form={form} />
        </>
      )}
    </>
  )
}

function Outcome({
  resolution: { committeeId, resolutionId },
  form,
}: {
  resolution: Resolution
  form: FormState
}): VNode {
  const t = useMessages(committeeWorkMessages)
  const said = useMessages(committeeMessages)
  return (
    <section class="ps-block">
      <h2 class="govuk-heading-m">
        <Thai>{t.outcome}</Thai>
      </h2>
      <PostForm
        action={committeeWorkUrls.resolutionEnd({ committeeId, resolutionId })}
        keepsDraft
        class="ps-measure"
      >
        <Radios
          name="state"
          class="govuk-radios--small"
          fieldset={{
            legend: { children: <Thai>{t.outcomeState}</Thai>, class: 'govuk-fieldset__legend--s' },
          }}
          errorMessage={useError(form.errors['state'])}
          value={form.typed['state']}
          items={(['done', 'dropped'] as const).map((value) => ({
            value,
            children: <Thai>{said[value]}</Thai>,
          }))}
        />
        <LongTextField name="outcome" label={t.outcomeText} hint={t.outcomeHint} form={form} />
        <TextField name="link" label={t.linkField} form={form} autoComplete="off" />
        <Button>
          <Thai>{t.save}</Thai>
        </Button>
      </PostForm>
    </section>
  )
}
