import type { VNode } from 'preact'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { Thai } from '../../../../ui/thai.tsx'
import { newReportMessages, kindsOfReports } from '../messages/new-report.ts'
import { printedFormMessages } from '../messages/printed-form.ts'

/** A form to print and write on by hand: nothing of it is sent by this site. */
export function PrintedFormPage(): VNode {
  const { language } = useView()
  const t = useMessages(printedFormMessages)
  const asked = useMessages(newReportMessages)
  return (
    <div class="ps-wrap ps-told">
      <h1 class="govuk-heading-l">
        <Thai>{t.title}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.lead}</Thai>
      </p>
      <p class="ps-measure">
        <Thai>{t.where}</Thai>
      </p>
      <h2 class="govuk-heading-m">
        <Thai>{asked.kind}</Thai>
      </h2>
      <ul class="govuk-list">
        {Object.values(kindsOfReports[language]).map((kind) => (
          <li>
            ☐ <Thai>{kind}</Thai>
          </li>
        ))}
      </ul>
      {[asked.story, asked.place, asked.concerned, t.proof].map((question, index) => (
        <>
          <h2 class="govuk-heading-m">
            <Thai>{question}</Thai>
          </h2>
          <div class={index === 0 ? 'ps-told__lines ps-told__lines--long' : 'ps-told__lines'} />
        </>
      ))}
    </div>
  )
}
