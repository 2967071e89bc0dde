import type { VNode } from 'preact'
import { useMessages } from '../../../platform/web/view.ts'
import { FormErrors, SelectField, TextField, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { parts, type Frame, type Part, type YearFrame } from '../frame.ts'
import { itaMessages } from '../messages.ts'
import { itaWorkUrls } from '../urls.ts'
import { itaWorkMessages } from '../work-messages.ts'

export function weightField(part: Part): string {
  return `weight-${part}`
}

/** The names of the fields of an indicator. */
export function frameFields(number: number) {
  return { part: `part-${number}`, title: `title-${number}`, titleEn: `titleEn-${number}` }
}

/** A year may have more indicators than the one before. */
const spareRows = 2

/** The numbers of the rows of the form: those of the year, and some that are empty. */
export function frameRows({ indicators }: Pick<Frame, 'indicators'>): number[] {
  const most = Math.max(0, ...indicators.map(({ number }) => number))
  return Array.from({ length: most + spareRows }, (_, index) => index + 1)
}

/** What the assessment of a year consists of, to be confirmed or corrected. */
export function FramePage({
  itaYear,
  frame,
  form,
}: {
  itaYear: number
  frame: YearFrame
  form: FormState
}): VNode {
  const t = useMessages(itaWorkMessages)
  const i = useMessages(itaMessages)
  return (
    <>
      <FormErrors errors={form.errors} />
      <p>
        <Link to={itaWorkUrls.workYear({ itaYear })}>
          <Thai>{t.workOf(itaYear)}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{t.frameOf(itaYear)}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.frameWhy}</Thai>
      </p>
      <PostForm keepsDraft>
        <input type="hidden" name="sequence" value={frame.sequence} />
        <h2 class="govuk-heading-m">
          <Thai>{t.weights}</Thai>
        </h2>
        <p class="ps-small">
          <Thai>{`${t.provenance}: ${t[frame.weightsProvenance]}`}</Thai>
        </p>
        <div class="ps-stepform__row">
          {parts.map((part) => (
            <TextField
              name={weightField(part)}
              label={i[part]}
              form={form}
              class="govuk-input--width-5"
              inputMode="decimal"
              autoComplete="off"
            />
          ))}
        </div>
        <h2 class="govuk-heading-m">
          <Thai>{i.indicator}</Thai>
        </h2>
        <ol class="ps-stepform">
          {frameRows(frame).map((number) => (
            <IndicatorFields number={number} frame={frame} form={form} />
          ))}
        </ol>
        <div class="ps-measure">
          <TextField
            name="reason"
            label={t.frameReason}
            hint={t.frameReasonHint}
            form={form}
            autoComplete="off"
          />
        </div>
        <Button>
          <Thai>{t.save}</Thai>
        </Button>
      </PostForm>
    </>
  )
}

function IndicatorFields({
  number,
  frame,
  form,
}: {
  number: number
  frame: YearFrame
  form: FormState
}): VNode {
  const t = useMessages(itaWorkMessages)
  const i = useMessages(itaMessages)
  const fields = frameFields(number)
  const known = frame.indicators.find((one) => one.number === number)
  return (
    <li>
      <fieldset class="govuk-fieldset">
        <legend class="govuk-fieldset__legend">
          <Thai>{t.indicatorNumber(number)}</Thai>
          {known && (
            <>
              {' · '}
              <Thai>{t[known.provenance]}</Thai>
            </>
          )}
        </legend>
        <div class="ps-stepform__row ps-stepform__row--titles">
          <TextField name={fields.title} label={t.title} form={form} autoComplete="off" />
          <TextField name={fields.titleEn} label={t.titleEn} form={form} autoComplete="off" />
          <SelectField
            name={fields.part}
            label={t.partField}
            form={form}
            items={parts.map((part) => ({ value: part, children: i[part] }))}
          />
        </div>
      </fieldset>
    </li>
  )
}
