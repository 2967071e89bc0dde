import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { Category } from '../categories.ts'
import { complaintPreventionMessages } from '../prevention-messages.ts'
import type { Measure } from '../prevention/measures.ts'
import { monthsBack, type Repeat } from '../prevention/repeats.ts'
import { complaintRegisterMessages } from '../register-messages.ts'
import { complaintRegisterUrls } from '../urls.ts'
import { villageName, type Village } from '../villages.ts'
import { MeasureList } from './measure-pages.tsx'

export interface AnalysisProps {
  readonly inVillages: readonly Repeat[]
  readonly atPlaces: readonly Repeat[]
  readonly categories: readonly Category[]
  readonly villages: readonly Village[]
  readonly measures: readonly Measure[]
  readonly mayDecide: boolean
}

/** What comes again and again, and what was decided against it; for the staff, who see small numbers and places. */
export function AnalysisPage(props: AnalysisProps): VNode {
  const t = useMessages(complaintPreventionMessages)
  const register = useMessages(complaintRegisterMessages)
  const { inVillages, atPlaces, measures, categories } = props
  return (
    <>
      <p>
        <Link to={complaintRegisterUrls.register()}>
          <Thai>{register.register}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{t.analysis}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.analysisLead(monthsBack)}</Thai>
      </p>
      <Repeats {...props} title={t.inVillages} repeats={inVillages} />
      <Repeats {...props} title={t.atPlaces} repeats={atPlaces} />
      <h2 class="govuk-heading-m">
        <Thai>{t.measures}</Thai>
      </h2>
      <MeasureList
        measures={measures}
        categories={categories}
        addressOf={(measureId) => complaintRegisterUrls.measure({ measureId })}
      />
    </>
  )
}

function Repeats({
  title,
  repeats,
  categories,
  villages,
  measures,
  mayDecide,
}: AnalysisProps & { title: string; repeats: readonly Repeat[] }): VNode {
  const { language } = useView()
  const t = useMessages(complaintPreventionMessages)
  const where = ({ villageId, place }: Repeat): string => {
    const village = villages.find((one) => one.villageId === villageId)
    return [place, village ? villageName(village, language) : place === null ? t.wholeArea : null]
      .filter((part) => part !== null)
      .join(' · ')
  }
  const against = ({ category, villageId }: Repeat): number =>
    measures.filter((one) => one.category === category && one.villageId === villageId).length
  return (
    <section class="ps-block">
      <h2 class="govuk-heading-m">
        <Thai>{title}</Thai>
      </h2>
      {repeats.length === 0 ? (
        <p>
          <Thai>{t.nothingRepeats}</Thai>
        </p>
      ) : (
        <ul class="ps-rows">
          {repeats.map((repeat) => {
            const { category, villageId, times, months, open, last } = repeat
            const found = categories.find((one) => one.category === category)
            const name = (language === 'th' ? found?.name : found?.nameEn) ?? category
            const decided = against(repeat)
            const day = formatDate(Temporal.PlainDate.from(last), language, 'short')
            return (
              <li>
                <div>
                  <b>
                    <Thai>{`${name} · ${where(repeat)}`}</Thai>
                  </b>
                  <p class="ps-tasks__from">
                    <Thai>
                      {[t.timesInMonths(times, months), t.stillOpen(open), t.last(day)].join(' · ')}
                    </Thai>
                  </p>
                </div>
                <div>
                  {decided > 0 && (
                    <p>
                      <Thai>{t.underWay(decided)}</Thai>
                    </p>
                  )}
                  {mayDecide && (
                    <Link
                      to={complaintRegisterUrls.decideMeasure({
                        category,
                        village: villageId ?? undefined,
                      })}
                    >
                      <Thai>{t.decide}</Thai>
                      <span class="govuk-visually-hidden"> {`${name} ${where(repeat)}`}</span>
                    </Link>
                  )}
                </div>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
