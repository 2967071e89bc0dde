import type { VNode } from 'preact'
import type { Division } from '../../../../platform/identity/divisions.ts'
import { formatBaht } from '../../../../platform/language/money.ts'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { emptyForm, FormErrors, SelectField } from '../../../../ui/form-fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Choices, Figures, Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { planExchangeMessages } from '../../exchange/messages.ts'
import { planMessages } from '../../messages.ts'
import { nameIn } from '../../naming.ts'
import { planWorkUrls } from '../../urls.ts'
import { planWorkMessages } from '../messages.ts'
import { meanShare } from '../progress.ts'
import type { ProgrammeAtWork } from '../year-work.ts'
import { ProgressBar, QuarterMarks, YearChoices } from './work-parts.tsx'

/** What the list can be narrowed to. */
export const shows = ['all', 'mine', 'late', 'due'] as const

export interface WorkYearPageProps {
  readonly fiscalYear: number
  readonly years: readonly number[]
  readonly all: readonly ProgrammeAtWork[]
  readonly shown: readonly ProgrammeAtWork[]
  readonly show: (typeof shows)[number]
  /** The dimension and the mission that it was narrowed to. */
  readonly within: { readonly dimension?: number | undefined; readonly mission?: number | undefined }
  readonly divisions: readonly Division[]
  readonly errors: Readonly<Record<string, string>>
}

/** All programmes of a year at work: how far each is, and who answers for it. */
export function WorkYearPage(props: WorkYearPageProps): VNode {
  const { fiscalYear, years, all, shown, show, within, divisions, errors } = props
  const { dimension, mission } = within
  const { language } = useView()
  const t = useMessages(planWorkMessages)
  const plan = useMessages(planMessages)
  const exchange = useMessages(planExchangeMessages)
  const labels = { all: t.showAll, mine: t.showMine, late: t.showLate, due: t.showDue }
  return (
    <>
      <FormErrors errors={errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.planWork}</Thai>
      </h1>
      <YearChoices years={years} fiscalYear={fiscalYear} to={planWorkUrls.workYear} />
      <YearFigures all={all} />
      <p>
        <Link to={planWorkUrls.importYear({ fiscalYear })}>
          <Thai>{exchange.importTable(fiscalYear)}</Thai>
        </Link>
      </p>
      <Choices
        label={t.show}
        choices={shows.map((one) => ({
          label: labels[one],
          address: planWorkUrls.workYear({ fiscalYear }, { ...within, ...(one !== 'all' && { show: one }) }),
          chosen: one === show,
        }))}
      />
      {dimension !== undefined && (
        <p class="ps-inline-links">
          <b>
            <Thai>{mission === undefined ? t.ofDimension(dimension) : t.ofMission(dimension, mission)}</Thai>
          </b>
          <Link to={planWorkUrls.workYear({ fiscalYear }, show === 'all' ? {} : { show })}>
            <Thai>{t.showEverything}</Thai>
          </Link>
        </p>
      )}
      {shown.length === 0 && (
        <p class="govuk-inset-text">
          <Thai>{t.nothingMatches}</Thai>
        </p>
      )}
      {shown.length > 0 && (
        <PostForm action={planWorkUrls.setDivision({ fiscalYear })}>
          {/* Shown by a script, which alone can tick them all. */}
          <p class="ps-choose-all" hidden>
            <input type="checkbox" id="choose-all" data-choose-all />
            <label for="choose-all">
              <Thai>{t.chooseAll}</Thai>
            </label>
          </p>
          <table class="ps-worklist">
            <caption class="govuk-visually-hidden">{t.planWorkOf(fiscalYear)}</caption>
            <thead>
              <tr>
                <th scope="col">
                  <span class="govuk-visually-hidden">{t.choose}</span>
                </th>
                <th scope="col">{t.programme}</th>
                <th scope="col">{t.stepsDone}</th>
                <th scope="col" class="ps-worklist__quarters">
                  {plan.quarter}
                </th>
                <th scope="col" class="ps-worklist__division">
                  <Thai>{t.division}</Thai>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((one) => (
                <Row one={one} fiscalYear={fiscalYear} divisions={divisions} />
              ))}
            </tbody>
          </table>
          <div class="ps-bulk">
            <SelectField
              name="division"
              label={t.setDivision}
              form={{ ...emptyForm, errors }}
              items={[
                { value: '', children: t.chooseDivision },
                ...divisions
                  .filter(({ closedAt }) => closedAt === null)
                  .map((division) => ({
                    value: division.divisionId,
                    children: nameIn(language, division),
                  })),
              ]}
            />
            <Button class="govuk-button--secondary">
              <Thai>{t.save}</Thai>
            </Button>
          </div>
        </PostForm>
      )}
    </>
  )
}

function YearFigures({ all }: Pick<WorkYearPageProps, 'all'>): VNode {
  const t = useMessages(planWorkMessages)
  const share = meanShare(all.map(({ progress }) => progress))
  const sum = (value: (one: ProgrammeAtWork) => number) => all.reduce((total, one) => total + value(one), 0)
  const budget = sum(({ budgetSatang }) => budgetSatang ?? 0)
  return (
    <Figures
      figures={[
        {
          label: t.progress,
          value: share === undefined ? '–' : String(Math.floor(share * 100)),
          unit: '%',
          note: t.progressNote,
        },
        {
          label: t.lateProgrammes,
          value: String(all.filter(({ quarters }) => quarters.includes('late')).length),
          unit: t.programmesUnit,
        },
        { label: t.lateSteps, value: String(sum(({ lateSteps }) => lateSteps)), unit: t.stepsUnit },
        {
          label: t.spent,
          value: formatBaht(sum(({ spentSatang }) => spentSatang)),
          unit: t.baht,
          note: t.ofBudget(formatBaht(budget)),
        },
      ]}
    />
  )
}

function Row({
  one,
  fiscalYear,
  divisions,
}: {
  one: ProgrammeAtWork
  fiscalYear: number
  divisions: readonly Division[]
}): VNode {
  const { language } = useView()
  const t = useMessages(planWorkMessages)
  const { programmeId, number } = one
  const division = divisions.find(({ divisionId }) => divisionId === one.divisionId)
  return (
    <tr>
      <td class="ps-worklist__choose">
        <input
          type="checkbox"
          name="programme"
          value={programmeId}
          id={`programme-${number}`}
          aria-label={t.chooseProgramme(number)}
        />
      </td>
      <th scope="row">
        <span class="ps-worklist__no">{number}</span>{' '}
        <Link to={planWorkUrls.workProgramme({ fiscalYear, number })}>
          <Thai>{nameIn(language, one)}</Thai>
        </Link>
        {one.lateSteps > 0 && (
          <span class="ps-ink--late">
            {' '}
            <Thai>{`${t.lateSteps} ${one.lateSteps}`}</Thai>
          </span>
        )}
      </th>
      <td>
        <ProgressBar progress={one.progress} />
      </td>
      <td>
        <QuarterMarks quarters={one.quarters} />
      </td>
      <td class="ps-worklist__division">
        <Thai>{division ? nameIn(language, division) : t.noDivision}</Thai>
      </td>
    </tr>
  )
}
