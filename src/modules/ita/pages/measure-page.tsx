import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, LongTextField, TextField, useError, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { SeveralFiles } from '../../../ui/several-files.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { itaMeasureMessages } from '../measure-messages.ts'
import type { NamedMeasure } from '../measure-reading.ts'
import { measureStates } from '../measure-state.ts'
import { itaUploads } from '../uploads.ts'
import { itaWorkUrls } from '../urls.ts'
import { itaWorkMessages } from '../work-messages.ts'
import { EvidenceLinks, MeasureFacts } from './measure-list.tsx'

/** Which measure a page is about, and what was decided of it. */
function MeasureHead({ measure, title }: { measure: NamedMeasure; title: string }): VNode {
  const w = useMessages(itaWorkMessages)
  const { itaYear } = measure
  return (
    <>
      <p>
        <Link to={itaWorkUrls.workYear({ itaYear })}>
          <Thai>{w.workOf(itaYear)}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{title}</Thai>
      </h1>
      <ul class="ps-rows">
        <li>
          {title !== measure.action && (
            <Link to={itaWorkUrls.measure(measure)}>
              <Thai>{measure.action}</Thai>
            </Link>
          )}
          <MeasureFacts measure={measure} isAtWork />
        </li>
      </ul>
    </>
  )
}

/** A measure at work: what was decided, how far it is, and everything that was reported of it. */
export function MeasurePage({ measure, mayWork }: { measure: NamedMeasure; mayWork: boolean }): VNode {
  const { language } = useView()
  const t = useMessages(itaMeasureMessages)
  const { reports } = measure
  return (
    <>
      <MeasureHead measure={measure} title={measure.action} />
      {mayWork && (
        <p class="ps-block ps-inline-links">
          <Link to={itaWorkUrls.reportMeasure(measure)}>
            <Thai>{t.report}</Thai>
          </Link>
          <Link to={itaWorkUrls.changeMeasure(measure)}>
            <Thai>{t.change}</Thai>
          </Link>
        </p>
      )}
      <section class="ps-block">
        <h2 class="govuk-heading-m">
          <Thai>{t.reports}</Thai>
        </h2>
        {reports.length === 0 ? (
          <p>
            <Thai>{t.noReports}</Thai>
          </p>
        ) : (
          <ul class="ps-rows">
            {reports.map((report) => (
              <li>
                <b>
                  <Thai>{report.kind === 'changed' ? t.changed : t[report.state]}</Thai>
                </b>
                <span>
                  <Thai>{report.note}</Thai>
                </span>
                <EvidenceLinks report={report} isAtWork />
                <span class="ps-rows__meta">
                  <Thai>
                    {t.reportedBy(
                      report.recordedByName,
                      formatDate(todayInBangkok(report.recordedAt), language, 'short'),
                    )}
                  </Thai>
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}

/** How far a measure is, with its evidence. */
export function ReportMeasurePage({ measure, form }: { measure: NamedMeasure; form: FormState }): VNode {
  const t = useMessages(itaMeasureMessages)
  const hasErrors = Object.keys(form.errors).length > 0
  return (
    <>
      <FormErrors errors={form.errors} />
      <MeasureHead measure={measure} title={t.report} />
      <PostForm hasFiles keepsDraft class="ps-block ps-measure">
        <input type="hidden" name="revision" value={measure.revision} />
        <Radios
          name="state"
          fieldset={{ legend: { children: <Thai>{t.state}</Thai>, class: 'govuk-fieldset__legend--s' } }}
          errorMessage={useError(form.errors['state'])}
          value={form.typed['state']}
          items={measureStates.map((state) => ({ value: state, children: <Thai>{t[state]}</Thai> }))}
        />
        <LongTextField name="note" label={t.note} hint={t.noteHint} form={form} />
        <h2 class="govuk-heading-m">
          <Thai>{t.evidence}</Thai>
        </h2>
        <p>
          <Thai>{t.evidenceWhy}</Thai>
        </p>
        <TextField name="link" label={t.link} form={form} type="url" inputMode="url" autoComplete="off" />
        <Radios
          name="whoSees"
          fieldset={{ legend: { children: <Thai>{t.whoSees}</Thai>, class: 'govuk-fieldset__legend--s' } }}
          errorMessage={useError(form.errors['whoSees'])}
          value={form.typed['whoSees']}
          items={[
            { value: 'all', children: <Thai>{t.everybody}</Thai> },
            { value: 'staff', children: <Thai>{t.onlyStaff}</Thai> },
          ]}
        />
        {/* Last: of somebody whose session has ended no file is read, nor what follows one. */}
        <SeveralFiles
          uploads={itaUploads}
          name="file"
          label={<Thai>{t.file}</Thai>}
          hint={<Thai>{hasErrors ? `${t.fileHint} ${t.fileAgain}` : t.fileHint}</Thai>}
          errorMessage={useError(form.errors['file'])}
        />
        <Button>
          <Thai>{t.save}</Thai>
        </Button>
      </PostForm>
    </>
  )
}
