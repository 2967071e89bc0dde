import type { VNode } from 'preact'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import type { Metric } from '../../../../platform/metrics/metric.ts'
import { formatNumber } from '../../../../platform/language/numerals.ts'
import { FormErrors, TextField, type FormState } from '../../../../ui/form-fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { planMessages } from '../../messages.ts'
import { fiscalYearsOf, type Plan, type Target } from '../../reading.ts'
import { planWorkUrls } from '../../urls.ts'
import { planIndicatorMessages } from '../messages.ts'
import { baseYearOf, isEntered, targetStanding, type TargetFigure } from '../target-figures.ts'
import { FigureSource, TargetResult } from './target-words.tsx'

export interface FiguresPageProps {
  readonly plan: Plan
  readonly targets: readonly Target[]
  readonly figures: readonly TargetFigure[]
  /** Where scores are read, and entered. */
  readonly score: Metric | undefined
  readonly mayWork: boolean
}

/** The targets of the whole organisation, each year with its figure and its source. */
export function FiguresPage({ plan, targets, figures, score, mayWork }: FiguresPageProps): VNode {
  const { language } = useView()
  const t = useMessages(planIndicatorMessages)
  const p = useMessages(planMessages)
  const baseYear = baseYearOf(plan)
  const enter = (position: number, fiscalYear: number) =>
    mayWork && (
      <Link to={planWorkUrls.enterFigure({ position, fiscalYear })}>
        <Thai>{t.enter}</Thai>
        <span class="govuk-visually-hidden"> {fiscalYear}</span>
      </Link>
    )
  const seeScore = (metric: Metric, fiscalYear: number) => (
    <Link to={metric.address({ fiscalYear, parameters: {} })}>
      <Thai>{t.seeMetric(metric.title[language])}</Thai>
      <span class="govuk-visually-hidden"> {fiscalYear}</span>
    </Link>
  )
  return (
    <>
      <h1 class="govuk-heading-l">
        <Thai>{t.figures}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.figuresWhy}</Thai>
      </p>
      {[...Map.groupBy(targets, ({ position }) => position)].map(([position, years]) => {
        const [{ unit, indicator, indicatorEn }] = years as [Target]
        const base = figures.find((one) => one.position === position && one.fiscalYear === baseYear)
        return (
          <section class="ps-block">
            <h2 class="govuk-heading-m">
              <Thai>{language === 'th' ? indicator : indicatorEn}</Thai>
            </h2>
            <ul class="ps-rows">
              {unit === 'percent' && (
                <li>
                  <b>
                    <Thai>{t.baseYear(baseYear)}</Thai>
                  </b>
                  <span>
                    <Thai>{base ? `${t.cases} ${formatNumber(base.value)}` : t.notEntered}</Thai>
                  </span>
                  {base && <FigureSource from={base.from} />}
                  {enter(position, baseYear)}
                </li>
              )}
              {fiscalYearsOf(plan).map((fiscalYear) => {
                const target = years.find((one) => one.fiscalYear === fiscalYear)
                if (!target) return null
                const standing = targetStanding(plan, target, figures)
                return (
                  <li>
                    <b>
                      <Thai>{t.figureOf(fiscalYear)}</Thai>
                    </b>
                    <span class="ps-rows__meta">
                      <Thai>{`${t.target}: ${unit === 'percent' ? p.percentLower(target.value) : t.atLeast(t.inPoints(String(target.value)))}`}</Thai>
                    </span>
                    <TargetResult standing={standing} unit={unit} baseYear={baseYear} />
                    {isEntered(target)
                      ? enter(position, fiscalYear)
                      : score && !standing.figure && seeScore(score, fiscalYear)}
                  </li>
                )
              })}
            </ul>
          </section>
        )
      })}
    </>
  )
}

export interface EnterFigureProps {
  readonly target: Target
  readonly fiscalYear: number
  readonly sequence: number
  readonly form: FormState
}

/** Enters the figure of one year, with where it is from. */
export function EnterFigurePage({ target, fiscalYear, sequence, form }: EnterFigureProps): VNode {
  const { language } = useView()
  const t = useMessages(planIndicatorMessages)
  return (
    <>
      <FormErrors errors={form.errors} />
      <p>
        <Link to={planWorkUrls.figures()}>
          <Thai>{t.figures}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{t.enterOf(fiscalYear)}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{language === 'th' ? target.indicator : target.indicatorEn}</Thai>
      </p>
      <PostForm class="ps-measure">
        <input type="hidden" name="sequence" value={sequence} />
        <TextField
          name="value"
          label={t.cases}
          form={form}
          class="govuk-input--width-10"
          inputMode="decimal"
          autoComplete="off"
        />
        <TextField name="source" label={t.source} hint={t.sourceHint} form={form} autoComplete="off" />
        <TextField
          name="link"
          label={t.sourceLink}
          form={form}
          type="url"
          inputMode="url"
          autoComplete="off"
        />
        <Button>
          <Thai>{t.save}</Thai>
        </Button>
      </PostForm>
    </>
  )
}
