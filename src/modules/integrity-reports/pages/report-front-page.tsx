import type { VNode } from 'preact'
import { useMessages } from '../../../platform/web/view.ts'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { integrityReportMessages } from '../messages.ts'

/** Where the confidential site begins. */
export function ReportFrontPage(): VNode {
  const t = useMessages(integrityReportMessages)
  return (
    <div class="ps-wrap">
      <h1 class="govuk-heading-xl">
        <Thai>{t.tellUs}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.lead}</Thai>
      </p>
      <InsetText>
        <Thai>{t.notOpen}</Thai>
      </InsetText>
      <Points title={t.ways} points={[t.nacc, t.pacc]} />
      <Points title={t.safety} points={[t.safetyDevice, t.safetyLeave]} />
    </div>
  )
}

function Points({ title, points }: { title: string; points: readonly string[] }): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">
        <Thai>{title}</Thai>
      </h2>
      <ul class="govuk-list govuk-list--bullet">
        {points.map((point) => (
          <li>
            <Thai>{point}</Thai>
          </li>
        ))}
      </ul>
    </>
  )
}
