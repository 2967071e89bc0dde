import type { VNode } from 'preact'
import { useMessages } from '../../../../platform/web/view.ts'
import { FormErrors, SelectField, TextField, useError, type FormState } from '../../../../ui/form-fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Radios } from '../../../../ui/govuk/radios.tsx'
import { Textarea } from '../../../../ui/govuk/textarea.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import type { ProgrammeFacts } from '../../work/at-work.ts'
import { ProgrammeHead } from '../../work/pages/evidence-pages.tsx'
import { indicatorKinds, indicatorSources } from '../definition.ts'
import { planIndicatorMessages } from '../messages.ts'

export interface SetIndicatorProps {
  readonly programme: ProgrammeFacts
  /** What is changed; nothing where an indicator is added. */
  readonly revision?: number
  /** Metrics that can be read: those of the program, and the one that it reads already. */
  readonly metrics: readonly { readonly value: string; readonly title: string }[]
  readonly form: FormState
}

/** How an indicator is measured and when it is reached, with the reason why that changes. */
export function SetIndicatorPage({ programme, revision, metrics, form }: SetIndicatorProps): VNode {
  const t = useMessages(planIndicatorMessages)
  const isNew = revision === undefined
  const choice = (
    name: string,
    legend: string,
    items: readonly { value: string; label: string; conditional?: VNode }[],
  ) => (
    <Radios
      name={name}
      fieldset={{ legend: { children: <Thai>{legend}</Thai>, class: 'govuk-fieldset__legend--s' } }}
      errorMessage={useError(form.errors[name])}
      value={form.typed[name]}
      items={items.map(({ value, label, conditional }) => ({
        value,
        children: <Thai>{label}</Thai>,
        ...(conditional && { conditional }),
      }))}
    />
  )
  const whichMetric = (
    <SelectField
      name="metric"
      label={t.metricName}
      form={form}
      items={[
        { value: '', children: t.noMetricChosen },
        ...metrics.map(({ value, title }) => ({ value, children: title })),
      ]}
    />
  )
  return (
    <>
      <FormErrors errors={form.errors} />
      <ProgrammeHead programme={programme} title={isNew ? t.add : t.set} />
      <p class="ps-measure">
        <Thai>{t.setWhy}</Thai>
      </p>
      <PostForm class="ps-measure">
        {!isNew && <input type="hidden" name="revision" value={revision} />}
        <Textarea
          name="text"
          label={<Thai>{t.text}</Thai>}
          errorMessage={useError(form.errors['text'])}
          value={form.typed['text']}
          rows={3}
        />
        {isNew &&
          choice(
            'kind',
            t.kind,
            indicatorKinds.map((kind) => ({ value: kind, label: t[kind] })),
          )}
        {choice(
          'source',
          t.howMeasured,
          indicatorSources.map((source) => ({
            value: source,
            label: t[source],
            ...(source === 'metric' && { conditional: whichMetric }),
          })),
        )}
        {choice('unit', t.unit, [
          { value: 'count', label: t.unitCount },
          { value: 'percent', label: t.unitPercent },
          { value: 'points', label: t.unitPoints },
        ])}
        {choice('direction', t.direction, [
          { value: 'at-least', label: t.directionAtLeast },
          { value: 'at-most', label: t.directionAtMost },
          { value: 'falls', label: t.directionFalls },
        ])}
        <TextField
          name="target"
          label={t.target}
          hint={t.targetHint}
          form={form}
          class="govuk-input--width-10"
          inputMode="decimal"
          autoComplete="off"
        />
        <TextField name="reason" label={t.reason} form={form} autoComplete="off" />
        <Button>
          <Thai>{t.save}</Thai>
        </Button>
      </PostForm>
    </>
  )
}
