import type { VNode } from 'preact'
import { formatMoment } from '../platform/calendar/moment.ts'
import type { Opinion, Round } from '../platform/approvals/approving.ts'
import { isOffice, type Office } from '../platform/approvals/stage.ts'
import { useMessages, useView } from '../platform/web/view.ts'
import { approvalMessages } from './approval-messages.ts'
import { LongTextField, type FormState } from './form-fields.tsx'
import { PostForm } from './form.tsx'
import { Button } from './govuk/button.tsx'
import { Thai } from './thai.tsx'

/** The opinions of the offices as on the memorandum, the last round first; nothing before the first sending. */
export function ApprovalTrail({ rounds }: { rounds: readonly Round[] }): VNode | null {
  const { language } = useView()
  const t = useMessages(approvalMessages)
  if (rounds.length === 0) return null
  return (
    <section class="ps-block">
      <h2 class="govuk-heading-m">
        <Thai>{t.trail}</Thai>
      </h2>
      {rounds.map(({ round, stage, submittedByName, submittedAt, opinions }) => (
        <>
          {rounds.length > 1 && (
            <h3 class="govuk-heading-s">
              <Thai>{t.round(round)}</Thai>
            </h3>
          )}
          <ol class="ps-rows">
            <li>
              <span>
                <Thai>{t.submitted(submittedByName, formatMoment(submittedAt, language))}</Thai>
              </span>
            </li>
            {opinions.map((opinion) => (
              <OpinionRow opinion={opinion} />
            ))}
            {isOffice(stage) && (
              <li class="ps-rows__meta">
                <Thai>{t.waiting(t[stage])}</Thai>
              </li>
            )}
            {stage === 'approved' && (
              <li>
                <b>
                  <Thai>{t.approved}</Thai>
                </b>
              </li>
            )}
          </ol>
        </>
      ))}
    </section>
  )
}

function OpinionRow({
  opinion: { office, decision, opinion, name, actingFor, givenAt },
}: {
  opinion: Opinion
}): VNode {
  const { language } = useView()
  const t = useMessages(approvalMessages)
  return (
    <li>
      <span>
        <b>
          <Thai>{t[decision]}</Thai>
        </b>{' '}
        {opinion && (
          <span class="ps-typed">
            <Thai>{opinion}</Thai>
          </span>
        )}
      </span>
      <span class="ps-rows__meta">
        <Thai>{`${name} · ${t[office]}`}</Thai>
        {actingFor && (
          <>
            {' '}
            (<Thai>{t.actingFor(actingFor)}</Thai>)
          </>
        )}
        {' · '}
        {formatMoment(givenAt, language)}
      </span>
    </li>
  )
}

/** The form of the office that is asked. It says which office it was seen at, so that nobody decides twice. */
export function OpinionForm({
  action,
  office,
  isActing,
  form,
}: {
  action: string
  office: Office
  isActing: boolean
  form: FormState
}): VNode {
  const t = useMessages(approvalMessages)
  return (
    <PostForm action={action} class="ps-measure">
      <h2 class="govuk-heading-m">
        <Thai>{t.yourOpinion(t[office])}</Thai>
        {isActing && (
          <>
            {' '}
            (<Thai>{t.acting}</Thai>)
          </>
        )}
      </h2>
      <input type="hidden" name="office" value={office} />
      <LongTextField name="opinion" label={t.opinion} hint={t.opinionHint} form={form} />
      <div class="govuk-button-group">
        <Button name="decision" value="agreed">
          <Thai>{t.agree}</Thai>
        </Button>
        <Button name="decision" value="sent-back" class="govuk-button--secondary">
          <Thai>{t.sendBack}</Thai>
        </Button>
      </div>
    </PostForm>
  )
}
