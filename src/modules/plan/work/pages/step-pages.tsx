import type { VNode } from 'preact'
import { editableDate, formatDate } from '../../../../platform/calendar/buddhist-date.ts'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import {
  emptyForm,
  FormErrors,
  SelectField,
  TextField,
  useError,
  type FormState,
} from '../../../../ui/form-fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../../ui/govuk/checkboxes.tsx'
import { Details } from '../../../../ui/govuk/details.tsx'
import { Radios } from '../../../../ui/govuk/radios.tsx'
import { Textarea } from '../../../../ui/govuk/textarea.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { planWorkUrls } from '../../urls.ts'
import type { Owner, ProgrammeFacts } from '../at-work.ts'
import type { ShownPiece } from '../published-evidence.ts'
import { planWorkMessages } from '../messages.ts'
import { isLate } from '../progress.ts'
import { stepStates } from '../step-state.ts'
import { stepStateNames } from '../state-names.ts'
import type { WorkStep } from '../steps.ts'
import { EvidenceFields } from './evidence-fields.tsx'
import { EvidenceList } from './evidence-list.tsx'
import { ProgrammeHead } from './evidence-pages.tsx'
import { ChoosePublishedLink } from './choose-published-link.tsx'
import { StepTag } from './work-parts.tsx'

export interface ReportStepProps {
  readonly programme: ProgrammeFacts
  readonly step: WorkStep
  readonly all: number
  readonly evidence: readonly ShownPiece[]
  readonly form: FormState
}

/** What was done of one step, with its evidence: the form that an officer fills in every week. */
export function ReportStepPage({ programme, step, all, evidence, form }: ReportStepProps): VNode {
  const { today } = useView()
  const t = useMessages(planWorkMessages)
  const names = useMessages(stepStateNames)
  const late = isLate({ state: step.state, plannedTo: Temporal.PlainDate.from(step.plannedTo) }, today)
  return (
    <>
      <FormErrors errors={form.errors} />
      <ProgrammeHead programme={programme} title={t.reportStepOf(step.text)} />
      <p>
        <StepTag state={step.state} isLate={late} /> <Thai>{t.stepOf(step.position, all)}</Thai>
      </p>
      <EvidenceList programme={programme} pieces={evidence} mayWork />
      <ChoosePublishedLink programme={programme} about={{ step: step.stepId }} />
      {form.errors['report'] === t.changedMeanwhile && (
        <p class="govuk-inset-text">
          <Thai>{t.nowIs(`${names[step.state]} ${step.report}`)}</Thai>
        </p>
      )}
      <PostForm hasFiles keepsDraft class="ps-measure">
        <input type="hidden" name="revision" value={step.revision} />
        <Textarea
          name="report"
          label={<Thai>{t.whatWasDone}</Thai>}
          hint={<Thai>{t.whatWasDoneHint}</Thai>}
          errorMessage={useError(form.errors['report'])}
          value={form.typed['report']}
          rows={3}
        />
        <Radios
          name="state"
          fieldset={{ legend: { children: <Thai>{t.state}</Thai>, class: 'govuk-fieldset__legend--s' } }}
          errorMessage={useError(form.errors['state'])}
          value={form.typed['state']}
          items={stepStates.map((state) => ({
            value: state,
            children: <Thai>{names[state]}</Thai>,
            conditional:
              state === 'done' ? (
                <TextField
                  name="doneOn"
                  label={t.doneOnField}
                  hint={t.dateHint(editableDate(today))}
                  form={form}
                  class="govuk-input--width-10"
                  inputMode="numeric"
                  autoComplete="off"
                />
              ) : (
                state === 'dropped' && (
                  <TextField name="droppedReason" label={t.droppedReason} form={form} autoComplete="off" />
                )
              ),
          }))}
        />
        <h2 class="govuk-heading-m">
          <Thai>{t.evidence}</Thai>
        </h2>
        <EvidenceFields form={form} />
        <Button>
          <Thai>{t.save}</Thai>
        </Button>
      </PostForm>
    </>
  )
}

export interface PlanStepsProps {
  readonly programme: ProgrammeFacts
  readonly steps: readonly WorkStep[]
  readonly owners: readonly Owner[]
  readonly form: FormState
  readonly adding: FormState
}

/** Owners and dates of all steps of a programme in one table, as on the paper form. */
export function PlanStepsPage({ programme, steps, owners, form, adding }: PlanStepsProps): VNode {
  const t = useMessages(planWorkMessages)
  const { fiscalYear, number } = programme
  return (
    <>
      <FormErrors errors={{ ...form.errors, ...adding.errors }} />
      <ProgrammeHead programme={programme} title={t.planSteps} />
      {steps.length > 0 && (
        <PostForm keepsDraft action={planWorkUrls.planSteps({ fiscalYear, number })}>
          <p class="ps-measure">
            <Thai>{t.planStepsWhy}</Thai>
          </p>
          <Details summary={<Thai>{t.allSteps}</Thai>} open={hasAllSteps(form)}>
            <p class="ps-measure">
              <Thai>{t.allStepsWhy}</Thai>
            </p>
            <div class="ps-stepform__row">
              <OwnerField name={allStepsFields.owner} owners={owners} form={form} none={t.asInRows} />
              <TextField name={allStepsFields.from} label={t.plannedFrom} form={form} autoComplete="off" />
              <TextField name={allStepsFields.to} label={t.plannedTo} form={form} autoComplete="off" />
            </div>
            <div class="ps-ticks">
              <Checkboxes
                name={allStepsFields.chosen}
                class="govuk-checkboxes--small"
                fieldset={{ legend: <Thai>{t.onlySteps}</Thai> }}
                hint={<Thai>{t.onlyStepsHint}</Thai>}
                items={steps.map(({ position }) => ({
                  name: stepFields(position).chosen,
                  value: 'yes',
                  checked: form.typed[stepFields(position).chosen] === 'yes',
                  children: <Thai>{t.stepNumber(position)}</Thai>,
                }))}
              />
            </div>
          </Details>
          <ol class="ps-stepform">
            {steps.map((step) => (
              <StepFields step={step} owners={owners} form={form} />
            ))}
          </ol>
          <Button>
            <Thai>{t.save}</Thai>
          </Button>
        </PostForm>
      )}
      <h2 class="govuk-heading-m">
        <Thai>{t.addStep}</Thai>
      </h2>
      <PostForm action={planWorkUrls.addStep({ fiscalYear, number })} class="ps-measure">
        <TextField name="text" label={t.stepText} form={adding} autoComplete="off" />
        <Button class="govuk-button--secondary">
          <Thai>{t.addStep}</Thai>
        </Button>
      </PostForm>
    </>
  )
}

/** What is said once for all steps, or for those chosen; steps are counted from 1. */
export const allStepsFields = stepFields(0)

function hasAllSteps({ typed }: FormState): boolean {
  return [allStepsFields.owner, allStepsFields.from, allStepsFields.to].some((field) => typed[field])
}

function OwnerField({
  name,
  owners,
  form,
  none,
}: {
  name: string
  owners: readonly Owner[]
  form: FormState
  none: string
}): VNode {
  const t = useMessages(planWorkMessages)
  return (
    <SelectField
      name={name}
      label={t.owner}
      form={form}
      items={[
        { value: '', children: none },
        ...owners.map((owner) => ({ value: owner.accountId, children: owner.name })),
      ]}
    />
  )
}

/** The names of the fields of a step in the table; its position tells the rows apart. */
export function stepFields(position: number) {
  return {
    revision: `revision-${position}`,
    chosen: `chosen-${position}`,
    owner: `owner-${position}`,
    from: `from-${position}`,
    to: `to-${position}`,
  }
}

function StepFields({
  step,
  owners,
  form,
}: {
  step: WorkStep
  owners: readonly Owner[]
  form: FormState
}): VNode {
  const { language } = useView()
  const t = useMessages(planWorkMessages)
  const fields = stepFields(step.position)
  const date = (iso: string) => editableDate(Temporal.PlainDate.from(iso))
  const proposed = {
    ...emptyForm,
    errors: form.errors,
    typed: {
      [fields.owner]: step.ownerId ?? '',
      [fields.from]: date(step.plannedFrom),
      [fields.to]: date(step.plannedTo),
      ...form.typed,
    },
  }
  const words = (iso: string) => formatDate(Temporal.PlainDate.from(iso), language, 'short')
  const isStale = form.errors[fields.owner] === t.changedMeanwhile
  return (
    <li>
      <fieldset class="govuk-fieldset">
        <legend class="govuk-fieldset__legend">
          {step.position}. <Thai>{step.text}</Thai>
        </legend>
        <input type="hidden" name={fields.revision} value={step.revision} />
        {isStale && (
          <p class="govuk-inset-text">
            <Thai>
              {t.nowIs(
                `${owners.find(({ accountId }) => accountId === step.ownerId)?.name ?? t.noOwner} ${t.plannedSpan(words(step.plannedFrom), words(step.plannedTo))}`,
              )}
            </Thai>
          </p>
        )}
        <div class="ps-stepform__row">
          <OwnerField name={fields.owner} owners={owners} form={proposed} none={t.noOwnerChoice} />
          <TextField name={fields.from} label={t.plannedFrom} form={proposed} autoComplete="off" />
          <TextField name={fields.to} label={t.plannedTo} form={proposed} autoComplete="off" />
        </div>
      </fieldset>
    </li>
  )
}
