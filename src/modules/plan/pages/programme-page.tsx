import type { ComponentChildren, VNode } from 'preact'
import { formatBaht } from '../../../platform/language/money.ts'
import { formatNumber } from '../../../platform/language/numerals.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Details } from '../../../ui/govuk/details.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Breadcrumbs, DimensionName, Link } from '../../../ui/page-parts.tsx'
import { OfficialText, Thai } from '../../../ui/thai.tsx'
import { planMessages } from '../messages.ts'
import { nameIn } from '../naming.ts'
import type { Neighbours, Point, ProgrammeForm, ShownForm } from '../programme-reading.ts'
import { fiscalYearsOf, type Plan } from '../reading.ts'
import { quarterNumbers } from '../summary.ts'
import { planUrls, planVersionUrls } from '../urls.ts'
import { planVersionMessages } from '../versions/messages.ts'
import { NeighbourLinks } from './neighbour-links.tsx'

export interface ProgrammePageProps {
  readonly plan: Plan
  readonly form: ProgrammeForm
  readonly currentYear: number
  readonly neighbours: Neighbours
  /** What was done so far this year; nothing where the year is not open. */
  readonly progress: VNode | undefined
}

/** A programme with the nine sections of the official form, in their order. */
export function ProgrammePage({ plan, form, currentYear, neighbours, progress }: ProgrammePageProps): VNode {
  const { language } = useView()
  const t = useMessages(planMessages)
  const versions = useMessages(planVersionMessages)
  const { programme } = form
  const years = form.years.map((year) => year.fiscalYear)
  // A programme that is not in the plan of this year is reached through the last year that has it.
  const shownYear = years.includes(currentYear) ? currentYear : (years.at(-1) ?? currentYear)
  const sourceNote = language === 'th' ? programme.sourceNote : programme.sourceNoteEn
  return (
    <div class="ps-wrap">
      <Breadcrumbs
        above={[
          { label: t.plan, address: planUrls.plan() },
          { label: t.fiscalYearOf(shownYear), address: planUrls.year({ fiscalYear: shownYear }) },
          {
            label: t.dimensionOf(programme.dimension),
            address: planUrls.yearProgrammes({ fiscalYear: shownYear }, { dimension: programme.dimension }),
          },
        ]}
      />
      <DimensionName number={form.dimension.number} name={nameIn(language, form.dimension)} />
      <h1 class="govuk-heading-l ps-title">
        <span class="ps-title__number">{programme.number}</span> <Thai>{nameIn(language, programme)}</Thai>
      </h1>
      {language === 'en' && (
        <>
          <p class="ps-measure">{programme.summaryEn}</p>
          <InsetText>{t.officialInThai}</InsetText>
        </>
      )}
      {!programme.hasForm && (
        <InsetText>
          <Thai>{t.noForm}</Thai>
        </InsetText>
      )}
      {sourceNote && (
        <InsetText>
          <b>{t.aboutTheDocument}</b> <Thai>{sourceNote}</Thai>
        </InsetText>
      )}
      {progress}
      <ProgrammeSections form={form} plan={plan} currentYear={currentYear} />
      <Belonging form={form} />
      <p class="ps-inline-links">
        <Link to={planVersionUrls.versions()}>
          <Thai>{versions.publicVersions}</Thai>
        </Link>
      </p>
      <NeighbourLinks {...neighbours} />
    </div>
  )
}

/** The nine sections of the official form. */
export function ProgrammeSections({
  form,
  plan,
  currentYear,
}: {
  form: ShownForm
  plan: Pick<Plan, 'firstFiscalYear' | 'lastFiscalYear'>
  currentYear: number
}): VNode {
  const { language } = useView()
  const t = useMessages(planMessages)
  const { programme } = form
  return (
    <>
      <Section number={1} title={t.sectionName}>
        <p>
          <OfficialText language={language}>{programme.name}</OfficialText>
        </p>
      </Section>
      <Section number={2} title={t.sectionRationale}>
        <Rationale paragraphs={programme.rationale} />
      </Section>
      <Section number={3} title={t.sectionObjectives}>
        <Points points={form.objectives} />
      </Section>
      <Section number={4} title={t.sectionTargetGroups}>
        {form.targetGroups.length === 0 ? (
          <NotGiven />
        ) : (
          <ul class="govuk-list">
            {form.targetGroups.map((group) => (
              <li>
                <OfficialText language={language}>{group.name}</OfficialText>{' '}
                {group.people !== null && <b>{t.people(formatNumber(group.people))}</b>}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section number={5} title={t.sectionSteps}>
        <Points points={form.steps} ordered />
      </Section>
      <Section number={6} title={t.sectionQuarters}>
        <YearsTable years={form.years} plan={plan} currentYear={currentYear} formRemark={programme.remark} />
        {programme.remark && (
          <p>
            <OfficialText language={language}>{programme.remark}</OfficialText>
          </p>
        )}
      </Section>
      <Section number={7} title={t.sectionBudget}>
        <Budget years={form.years} />
      </Section>
      <Section number={8} title={t.sectionResponsible}>
        {programme.responsible ? (
          <p>
            <OfficialText language={language}>{programme.responsible}</OfficialText>
          </p>
        ) : (
          <NotGiven />
        )}
      </Section>
      <Section number={9} title={t.sectionResults}>
        <h3 class="govuk-heading-s">{t.outputs}</h3>
        <Points points={form.outputs} />
        <h3 class="govuk-heading-s">{t.outcomes}</h3>
        <Points points={form.outcomes} />
      </Section>
    </>
  )
}

function Section({
  number,
  title,
  children,
}: {
  number: number
  title: string
  children: ComponentChildren
}): VNode {
  return (
    <section class="ps-section" aria-labelledby={`section-${number}`}>
      <h2 id={`section-${number}`}>
        <span>{number}</span>
        <span>
          <Thai>{title}</Thai>
        </span>
      </h2>
      <div>{children}</div>
    </section>
  )
}

/** The first paragraph stands open; official rationales run to a page and would push the rest away. */
function Rationale({ paragraphs }: { paragraphs: readonly string[] }): VNode {
  const { language } = useView()
  const t = useMessages(planMessages)
  if (paragraphs.length === 0) return <NotGiven />
  const text = (
    <>
      {paragraphs.map((paragraph) => (
        <p>
          <OfficialText language={language}>{paragraph}</OfficialText>
        </p>
      ))}
    </>
  )
  const letters = paragraphs.join('').length
  return letters < 400 ? (
    text
  ) : (
    <Details
      summary={
        <>
          <Thai>{t.readRationale}</Thai> ({t.rationaleLength(paragraphs.length)})
        </>
      }
    >
      {text}
    </Details>
  )
}

/** Some lists keep the marks that the plan prints, such as 2.1) under 2); a dash before them is too much. */
function hasOwnMarks({ items }: Point): boolean {
  return /^(–|-|\(?\d)/.test(items[0] ?? '')
}

function Points({ points, ordered = false }: { points: readonly Point[]; ordered?: boolean }): VNode {
  const { language } = useView()
  if (points.length === 0) return <NotGiven />
  const items = points.map((point) => (
    <li>
      <OfficialText language={language}>{point.text}</OfficialText>
      {point.items.length > 0 && (
        <ul class={hasOwnMarks(point) ? 'ps-dash ps-dash--own' : 'ps-dash'}>
          {point.items.map((item) => (
            <li>
              <OfficialText language={language}>{item}</OfficialText>
            </li>
          ))}
        </ul>
      )}
    </li>
  ))
  return ordered ? (
    <ol class="govuk-list govuk-list--number govuk-list--spaced">{items}</ol>
  ) : (
    <ul class={points.length > 1 ? 'govuk-list govuk-list--bullet govuk-list--spaced' : 'govuk-list'}>
      {items}
    </ul>
  )
}

function YearsTable({
  years,
  plan,
  currentYear,
  formRemark,
}: {
  years: readonly ShownForm['years'][number][]
  plan: Pick<Plan, 'firstFiscalYear' | 'lastFiscalYear'>
  currentYear: number
  /** Shown once below the table; a year repeats it only where its own differs. */
  formRemark: string
}): VNode {
  const { language } = useView()
  const t = useMessages(planMessages)
  return (
    <div class="ps-scroll" tabIndex={0} role="region" aria-label={t.quartersCaption}>
      <table class="ps-table">
        <caption>
          <Thai>{t.quartersCaption}</Thai>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t.year}</th>
            {quarterNumbers.map((quarter) => (
              <th scope="col" class="c">
                <span class="govuk-visually-hidden">{t.quarter} </span>
                {quarter}
              </th>
            ))}
            <th scope="col" class="n">
              {t.budget}
            </th>
          </tr>
        </thead>
        <tbody>
          {fiscalYearsOf(plan).map((year) => {
            const row = years.find((candidate) => candidate.fiscalYear === year)
            return (
              <tr class={year === currentYear ? 'ps-table__now' : undefined}>
                <th scope="row">
                  <Link to={planUrls.year({ fiscalYear: year })}>{year}</Link>
                </th>
                {row ? (
                  <>
                    {quarterNumbers.map((quarter) => (
                      <td class="c">
                        {row.quarters.includes(quarter) ? (
                          <>
                            <span aria-hidden="true">●</span>
                            <span class="govuk-visually-hidden">{t.planned}</span>
                          </>
                        ) : (
                          <>
                            <span aria-hidden="true">–</span>
                            <span class="govuk-visually-hidden">{t.notPlanned}</span>
                          </>
                        )}
                      </td>
                    ))}
                    <td class="n">
                      {row.budgetSatang === null ? t.noBudget : t.bahtAmount(formatBaht(row.budgetSatang))}
                      {row.remark !== formRemark && row.remark && (
                        <small>
                          <OfficialText language={language}>{row.remark}</OfficialText>
                        </small>
                      )}
                    </td>
                  </>
                ) : (
                  <td colSpan={5}>
                    <Thai>{t.notThisYear}</Thai>
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** The budget in words: the same every year, or year by year where it differs. */
function Budget({ years }: { years: readonly ShownForm['years'][number][] }): VNode {
  const t = useMessages(planMessages)
  const inWords = (satang: number | null): string =>
    satang === null ? t.noBudget : t.bahtAmount(formatBaht(satang))
  const amounts = new Set(years.map((year) => year.budgetSatang))
  if (amounts.size <= 1) {
    return (
      <p>
        <Thai>{inWords(years[0]?.budgetSatang ?? null)}</Thai>
      </p>
    )
  }
  return (
    <ul class="govuk-list">
      {years.map((year) => (
        <li>
          {t.fiscalYearOf(year.fiscalYear)}: {inWords(year.budgetSatang)}
        </li>
      ))}
    </ul>
  )
}

function NotGiven(): VNode {
  const t = useMessages(planMessages)
  return (
    <p class="ps-small">
      <Thai>{t.notGiven}</Thai>
    </p>
  )
}

/** Where the programme stands: its mission and topic, and the risks it controls. */
function Belonging({ form }: { form: ProgrammeForm }): VNode {
  const { language } = useView()
  const t = useMessages(planMessages)
  const { programme } = form
  return (
    <div class="ps-cols ps-cols--2 ps-block">
      <section>
        <h2 class="govuk-heading-m">
          <Thai>{t.missionAndTopic}</Thai>
        </h2>
        <p>
          {`${programme.dimension}.${programme.mission} `}
          <Thai>{nameIn(language, form.mission)}</Thai>
        </p>
        <p>
          {`${programme.dimension}.${programme.mission}.${programme.topic} `}
          <Thai>{nameIn(language, form.topic)}</Thai>
        </p>
      </section>
      {form.risks.length > 0 && (
        <section>
          <h2 class="govuk-heading-m">
            <Thai>{t.controlsRisks}</Thai>
          </h2>
          <ul class="govuk-list govuk-list--spaced">
            {form.risks.map((risk) => (
              <li>
                <Link to={`${planUrls.risks()}#risk-${risk.code}`}>
                  {`${risk.code} `}
                  <Thai>{language === 'th' ? risk.text : risk.textEn}</Thai>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
