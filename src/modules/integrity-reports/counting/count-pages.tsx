import type { VNode } from 'preact'
import { suppressed } from '../../../platform/open-data/small-cells.ts'
import { useMessages } from '../../../platform/web/view.ts'
import { FormErrors, SelectField, TextField, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Breadcrumbs, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { openDataUrls } from '../../open-data/module.tsx'
import { integrityReportUrls } from '../urls.ts'
import { countMessages } from './messages.ts'
import { changeOf, type YearCount } from './year-count.ts'

/** How many reports were told in confidence in each year, for everybody. */
export function CountStatisticsPage({ years }: { years: readonly YearCount[] }): VNode {
  const t = useMessages(countMessages)
  return (
    <div class="ps-wrap">
      <Breadcrumbs />
      <h1 class="govuk-heading-xl">
        <Thai>{t.statistics}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.lead}</Thai>
      </p>
      <p class="ps-measure">
        <Thai>{t.how}</Thai>
      </p>
      {years.length === 0 ? (
        <p>
          <Thai>{t.none}</Thai>
        </p>
      ) : (
        <Years years={years} />
      )}
      <p>
        <Link to={integrityReportUrls.recipients()}>
          <Thai>{t.recipients}</Thai>
        </Link>
      </p>
      <p>
        <Link to={openDataUrls.dataset({ name: 'integrity-reports' })}>
          <Thai>{t.openData}</Thai>
        </Link>
      </p>
    </div>
  )
}

function Years({ years }: { years: readonly YearCount[] }): VNode {
  const t = useMessages(countMessages)
  return (
    <>
      <div class="ps-scroll ps-block ps-measure" tabIndex={0} role="region" aria-label={t.statistics}>
        <table class="ps-table">
          <thead>
            <tr>
              <th scope="col">
                <Thai>{t.year}</Thai>
              </th>
              <th scope="col" class="n">
                <Thai>{t.reports}</Thai>
              </th>
              <th scope="col">
                <Thai>{t.comparedWithLast}</Thai>
              </th>
            </tr>
          </thead>
          <tbody>
            {years.map(({ fiscalYear, reports, sequence }) => {
              const before = years.find((one) => one.fiscalYear === fiscalYear - 1)
              return (
                <tr>
                  <th scope="row">{fiscalYear}</th>
                  <td class="n">
                    <Thai>{reports === suppressed ? t.small : String(reports)}</Thai>
                    {sequence > 1 && (
                      <>
                        {' '}
                        (<Thai>{t.corrected}</Thai>)
                      </>
                    )}
                  </td>
                  <td>
                    <Thai>{before ? t[changeOf(reports, before.reports)] : t.noYearBefore}</Thai>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <p class="ps-measure">
        <Thai>{t.zeroNote}</Thai>
      </p>
    </>
  )
}

/** The form on which the figure of a year is entered. */
export function EnterCountPage({
  years,
  counted,
  form,
}: {
  years: readonly number[]
  counted: readonly YearCount[]
  form: FormState
}): VNode {
  const t = useMessages(countMessages)
  return (
    <>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.counts}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.countsLead}</Thai>
      </p>
      <p class="ps-measure">
        <b>
          <Thai>{t.countsWarning}</Thai>
        </b>
      </p>
      {counted.length > 0 && <Years years={counted} />}
      {years.length === 0 ? (
        <p>
          <Thai>{t.nothingToCount}</Thai>
        </p>
      ) : (
        <PostForm class="ps-measure">
          <SelectField
            name="fiscalYear"
            label={t.year}
            form={form}
            items={[
              { value: '', children: t.chooseYear },
              ...years.map((year) => ({ value: String(year), children: String(year) })),
            ]}
          />
          <SelectField
            name="secretSize"
            label={t.size}
            form={form}
            items={[
              { value: '', children: t.chooseSize },
              { value: 'fewer', children: t.fewer },
              { value: 'more', children: t.more },
            ]}
          />
          <TextField
            name="secretCount"
            label={t.count}
            hint={t.countHint}
            form={form}
            class="govuk-input--width-5"
            inputMode="numeric"
            autoComplete="off"
          />
          <Button>
            <Thai>{t.enter}</Thai>
          </Button>
        </PostForm>
      )}
      <p>
        <Link to={integrityReportUrls.statistics()}>
          <Thai>{t.statistics}</Thai>
        </Link>
      </p>
    </>
  )
}
