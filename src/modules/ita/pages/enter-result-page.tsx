import type { VNode } from 'preact'
import { editableDate } from '../../../platform/calendar/buddhist-date.ts'
import { formatNumber } from '../../../platform/language/numerals.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, LongTextField, TextField, useError, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { SeveralFiles } from '../../../ui/several-files.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { parts, type FrameIndicator, type YearFrame } from '../frame.ts'
import { itaMeasureMessages } from '../measure-messages.ts'
import { itaMessages } from '../messages.ts'
import type { Result } from '../results.ts'
import { itaUploads } from '../uploads.ts'
import { itaWorkUrls } from '../urls.ts'
import { itaWorkMessages } from '../work-messages.ts'
import { indicatorName } from './analysis-lists.tsx'

/** The name of the field with the score of an indicator. */
export function scoreField(number: number): string {
  return `indicator-${number}`
}

export interface EnterResultProps {
  readonly itaYear: number
  readonly frame: YearFrame
  /** What stands there now; undefined where nothing was entered. */
  readonly before: Result | undefined
  readonly form: FormState
}

/** Enters or corrects the result of a year as it was announced. */
export function EnterResultPage({ itaYear, frame, before, form }: EnterResultProps): VNode {
  const { today } = useView()
  const t = useMessages(itaWorkMessages)
  const i = useMessages(itaMessages)
  const m = useMessages(itaMeasureMessages)
  const hasErrors = Object.keys(form.errors).length > 0
  return (
    <>
      <FormErrors errors={form.errors} />
      <p>
        <Link to={itaWorkUrls.workYear({ itaYear })}>
          <Thai>{t.workOf(itaYear)}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{t.enterOf(itaYear)}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.enterWhy}</Thai>
      </p>
      {before && form.errors['total'] === t.changedMeanwhile && (
        <p class="govuk-inset-text">
          <Thai>{t.nowIs(formatNumber(before.total))}</Thai>
        </p>
      )}
      <PostForm hasFiles keepsDraft class="ps-measure">
        <input type="hidden" name="sequence" value={before?.sequence ?? 0} />
        <ScoreField name="total" label={i.total} hint={t.scoreHint} form={form} />
        <h2 class="govuk-heading-m">
          <Thai>{t.partScores}</Thai>
        </h2>
        {parts.map((part) => (
          <ScoreField name={part} label={i[part]} form={form} />
        ))}
        <h2 class="govuk-heading-m">
          <Thai>{t.indicatorScores}</Thai>
        </h2>
        {frame.indicators.map((indicator) => (
          <IndicatorField indicator={indicator} form={form} />
        ))}
        <TextField name="grade" label={t.gradeField} hint={t.gradeHint} form={form} autoComplete="off" />
        <TextField
          name="announcedOn"
          label={t.announcedOnField}
          hint={m.dateHint(editableDate(today))}
          form={form}
          class="govuk-input--width-10"
          inputMode="numeric"
          autoComplete="off"
        />
        <TextField name="source" label={t.sourceField} hint={t.sourceHint} form={form} autoComplete="off" />
        <TextField
          name="link"
          label={t.linkField}
          form={form}
          type="url"
          inputMode="url"
          autoComplete="off"
        />
        {before && <LongTextField name="reason" label={t.reason} form={form} />}
        {/* Last: of somebody whose session has ended no file is read, nor what follows one. */}
        <SeveralFiles
          uploads={itaUploads}
          name="file"
          label={<Thai>{t.fileField}</Thai>}
          hint={
            <Thai>
              {[t.fileHint, before?.fileId && t.fileKept, hasErrors && m.fileAgain].filter(Boolean).join(' ')}
            </Thai>
          }
          errorMessage={useError(form.errors['file'])}
        />
        <Button>
          <Thai>{t.save}</Thai>
        </Button>
      </PostForm>
    </>
  )
}

function IndicatorField({ indicator, form }: { indicator: FrameIndicator; form: FormState }): VNode {
  const { language } = useView()
  return (
    <ScoreField
      name={scoreField(indicator.number)}
      label={`${indicatorName(indicator, language)} (${indicator.part.toUpperCase()})`}
      form={form}
    />
  )
}

function ScoreField({
  name,
  label,
  hint,
  form,
}: {
  name: string
  label: string
  hint?: string
  form: FormState
}): VNode {
  return (
    <TextField
      name={name}
      label={label}
      hint={hint}
      form={form}
      class="govuk-input--width-5"
      inputMode="decimal"
      autoComplete="off"
    />
  )
}
