import type { VNode } from 'preact'
import { editableDate, formatDate } from '../../../../platform/calendar/buddhist-date.ts'
import { todayInBangkok } from '../../../../platform/calendar/fiscal-year.ts'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { FormErrors, TextField, useError, type FormState } from '../../../../ui/form-fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Textarea } from '../../../../ui/govuk/textarea.tsx'
import { Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { planWorkUrls } from '../../urls.ts'
import type { ProgrammeFacts } from '../../work/at-work.ts'
import type { ShownPiece } from '../../work/published-evidence.ts'
import { planWorkMessages } from '../../work/messages.ts'
import { EvidenceFields } from '../../work/pages/evidence-fields.tsx'
import { EvidenceList } from '../../work/pages/evidence-list.tsx'
import { ProgrammeHead } from '../../work/pages/evidence-pages.tsx'
import { ChoosePublishedLink } from '../../work/pages/choose-published-link.tsx'
import { planIndicatorMessages } from '../messages.ts'
import type { IndicatorInYear } from '../reading.ts'
import type { RecordedResult } from '../recording.ts'
import { shareWords, valueWords } from '../words.ts'
import { valueOf } from '../standing.ts'
import { MetricLink, StandingFacts } from './indicator-parts.tsx'

export interface IndicatorPageProps {
  readonly programme: ProgrammeFacts
  readonly indicator: IndicatorInYear
  /** What it reads of the program, in words; undefined where it reads no metric. */
  readonly metricTitle: string | undefined
  readonly evidence: readonly ShownPiece[]
  /** The one in force first. */
  readonly results: readonly RecordedResult[]
  readonly mayWork: boolean
  readonly form: FormState
}

/** One indicator in a year: how it stands, what shows it, and the form that records what was found. */
export function IndicatorPage(props: IndicatorPageProps): VNode {
  const { programme, indicator, metricTitle, evidence, results, mayWork, form } = props
  const { fiscalYear, number } = programme
  const t = useMessages(planIndicatorMessages)
  const work = useMessages(planWorkMessages)
  const { indicatorId, source } = indicator
  return (
    <>
      <FormErrors errors={form.errors} />
      <ProgrammeHead programme={programme} title={indicator.text} />
      <StandingFacts indicator={indicator} />
      <p class="ps-rows__meta">
        <Thai>{`${t.howMeasured}: ${t[source]}`}</Thai>
        {metricTitle !== undefined && (
          <>
            {' · '}
            <Thai>{metricTitle}</Thai>
          </>
        )}
        {mayWork && (
          <>
            {' · '}
            <Link to={planWorkUrls.setIndicator({ fiscalYear, number, indicatorId })}>
              <Thai>{t.set}</Thai>
            </Link>
          </>
        )}
      </p>
      <MetricLink indicator={indicator} />
      {source !== 'metric' && (
        <>
          <h2 class="govuk-heading-m">
            <Thai>{work.evidence}</Thai>
          </h2>
          <EvidenceList programme={programme} pieces={evidence} mayWork={mayWork} />
          {mayWork && <ChoosePublishedLink programme={programme} about={{ indicator: indicatorId }} />}
        </>
      )}
      <History indicator={indicator} results={results} />
      {mayWork && source !== 'metric' && (
        <PostForm
          hasFiles
          keepsDraft
          class="ps-measure"
          {...(source === 'counted' && {
            action: planWorkUrls.showIndicator({ fiscalYear, number, indicatorId }),
          })}
        >
          {source === 'recorded' && <ResultFields {...props} />}
          <h2 class="govuk-heading-m">
            <Thai>{work.addEvidence}</Thai>
          </h2>
          <EvidenceFields form={form} />
          <Button>
            <Thai>{source === 'recorded' ? t.record : t.addPiece}</Thai>
          </Button>
        </PostForm>
      )}
    </>
  )
}

function ResultFields({ indicator, results, form }: IndicatorPageProps): VNode {
  const { today } = useView()
  const t = useMessages(planIndicatorMessages)
  const isShare = indicator.unit === 'percent'
  const plain = indicator.unit === 'points' ? t.score : t.numerator
  return (
    <>
      <h2 class="govuk-heading-m">
        <Thai>{t.record}</Thai>
      </h2>
      <input type="hidden" name="sequence" value={results[0]?.sequence ?? 0} />
      <TextField
        name="numerator"
        label={isShare ? t.numeratorOfShare : plain}
        form={form}
        class="govuk-input--width-10"
        inputMode="decimal"
        autoComplete="off"
      />
      {isShare && (
        <TextField
          name="denominator"
          label={t.denominator}
          form={form}
          class="govuk-input--width-10"
          inputMode="decimal"
          autoComplete="off"
        />
      )}
      <TextField
        name="measuredOn"
        label={t.measuredOn}
        hint={t.measuredOnHint(editableDate(today))}
        form={form}
        class="govuk-input--width-10"
        inputMode="numeric"
        autoComplete="off"
      />
      <Textarea
        name="note"
        label={<Thai>{t.note}</Thai>}
        errorMessage={useError(form.errors['note'])}
        value={form.typed['note']}
        rows={2}
      />
    </>
  )
}

function History({
  indicator,
  results,
}: {
  indicator: IndicatorInYear
  results: readonly RecordedResult[]
}): VNode | null {
  const { language } = useView()
  const t = useMessages(planIndicatorMessages)
  if (results.length === 0) return null
  const day = (date: Temporal.PlainDate) => formatDate(date, language, 'short')
  return (
    <>
      <h2 class="govuk-heading-m">
        <Thai>{t.history}</Thai>
      </h2>
      <ul class="ps-rows">
        {results.map((result, index) => {
          const found = { ...result, measuredOn: Temporal.PlainDate.from(result.measuredOn) }
          const share = shareWords(t, found)
          return (
            <li>
              <span>
                <b>{valueWords(t, indicator.unit, valueOf(indicator, found) ?? 0)}</b>
                {share && ` (${share})`} <Thai>{t.asOf(day(found.measuredOn))}</Thai>
              </span>
              {result.note && (
                <span class="ps-typed">
                  <Thai>{result.note}</Thai>
                </span>
              )}
              <span class="ps-rows__meta">
                {index === 0 && (
                  <>
                    <Thai>{t.inForce}</Thai>
                    {' · '}
                  </>
                )}
                <Thai>{t.recordedBy(result.recordedByName, day(todayInBangkok(result.recordedAt)))}</Thai>
              </span>
            </li>
          )
        })}
      </ul>
    </>
  )
}
