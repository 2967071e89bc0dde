import type { VNode } from 'preact'
import { useMessages } from '../../../../platform/web/view.ts'
import { emptyForm, LongTextField, TextField } from '../../../../ui/form-fields.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Details } from '../../../../ui/govuk/details.tsx'
import { Radios } from '../../../../ui/govuk/radios.tsx'
import { Textarea } from '../../../../ui/govuk/textarea.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { recipientMessages } from '../recipient-messages.ts'
import { Line } from './step.tsx'

/** One report: what was said, and what a recipient can do. The script fills it. */
export function ReportStep(): VNode {
  const t = useMessages(recipientMessages)
  return (
    <section data-step="report" hidden>
      <Button type="button" class="govuk-button--secondary" attributes={{ 'data-press': 'back' }}>
        <Thai>{t.back}</Thai>
      </Button>
      <h2 class="govuk-heading-m" data-part="report-title">
        <Thai>{t.messages}</Thai>
      </h2>
      <div data-part="report-state" />
      <ol class="ps-rows" data-part="thread" />
      <div data-part="actions" hidden>
        <AnswerForm />
        <Details summary={<Thai>{t.closing}</Thai>}>
          <Line>{t.closingLead}</Line>
          <p class="ps-measure" data-part="closed-by" />
          <form data-part="close" novalidate>
            <LongTextField name="closing" label={t.closingText} form={emptyForm} />
            <Button>
              <Thai>{t.close}</Thai>
            </Button>
          </form>
        </Details>
        <Details summary={<Thai>{t.recipients}</Thai>}>
          <Line>{t.recipientsLead}</Line>
          <form data-part="recipients" novalidate>
            <div class="govuk-form-group">
              <fieldset class="govuk-fieldset">
                <legend class="govuk-fieldset__legend">
                  <Thai>{t.recipients}</Thai>
                </legend>
                <div class="govuk-checkboxes" data-part="choices" />
              </fieldset>
            </div>
            <TextField
              name="reason"
              label={t.reason}
              hint={t.reasonHint}
              form={emptyForm}
              autoComplete="off"
            />
            <Button>
              <Thai>{t.change}</Thai>
            </Button>
          </form>
        </Details>
        <ForwardForm />
      </div>
    </section>
  )
}

function AnswerForm(): VNode {
  const t = useMessages(recipientMessages)
  return (
    <>
      <h3 class="govuk-heading-m">
        <Thai>{t.answer}</Thai>
      </h3>
      <form data-part="answer" novalidate>
        <Textarea
          name="answer"
          label={<Thai>{t.answerText}</Thai>}
          hint={<Thai>{t.answerHint}</Thai>}
          rows={6}
          autoComplete="off"
          spellcheck={false}
        />
        <div class="govuk-button-group">
          <Button>
            <Thai>{t.send}</Thai>
          </Button>
          <Button type="button" class="govuk-button--secondary" attributes={{ 'data-press': 'received' }}>
            <Thai>{t.received}</Thai>
          </Button>
        </div>
      </form>
    </>
  )
}

function ForwardForm(): VNode {
  const t = useMessages(recipientMessages)
  return (
    <Details summary={<Thai>{t.forward}</Thai>}>
      <Line>{t.forwardLead}</Line>
      <p class="ps-measure" data-part="consent" />
      <form data-part="forward" novalidate>
        <TextField name="forwardTo" label={t.forwardTo} form={emptyForm} autoComplete="off" />
        <LongTextField name="forwardKey" label={t.forwardKey} hint={t.forwardKeyHint} form={emptyForm} />
        <Radios
          name="forwardWhat"
          value="summary"
          fieldset={{ legend: { children: <Thai>{t.forwardWhat}</Thai> } }}
          items={[
            { value: 'summary', children: <Thai>{t.forwardSummary}</Thai> },
            { value: 'all', children: <Thai>{t.forwardAll}</Thai> },
          ]}
        />
        <Button>
          <Thai>{t.makeDossier}</Thai>
        </Button>
      </form>
      <div data-part="dossier" role="status" />
    </Details>
  )
}
