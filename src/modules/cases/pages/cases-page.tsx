import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import { DeadlineTag, PlainTag } from '../../../ui/deadline-tag.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { Deadline } from '../deadlines.ts'
import { caseStateNames, sourceNames } from '../fact-names.ts'
import { caseMessages } from '../messages.ts'
import type { Case } from '../reading.ts'
import { caseSettingsMessages } from '../settings/messages.ts'
import { caseUrls } from '../urls.ts'

export interface CasesProps {
  readonly cases: readonly (Case & { readonly next: Deadline | undefined })[]
  readonly mayOpen: boolean
  readonly maySet: boolean
  readonly mayCount: boolean
}

/** The cases in whose team somebody is. Nothing of what they are about stands here. */
export function CasesPage({ cases, mayOpen, maySet, mayCount }: CasesProps): VNode {
  const t = useMessages(caseMessages)
  const s = useMessages(caseSettingsMessages)
  const href = useHref()
  return (
    <>
      <h1 class="govuk-heading-l">
        <Thai>{t.cases}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.casesLead}</Thai>
      </p>
      {mayOpen && (
        <Button href={href(caseUrls.open())}>
          <Thai>{t.open}</Thai>
        </Button>
      )}
      {cases.length === 0 ? (
        <p class="ps-rows__meta">
          <Thai>{t.none}</Thai>
        </p>
      ) : (
        <ul class="ps-tasks">
          {cases.map((one) => (
            <Row one={one} />
          ))}
        </ul>
      )}
      {(maySet || mayCount) && (
        <ul class="ps-rows ps-block">
          {maySet && (
            <li>
              <Link to={caseUrls.settings()}>
                <Thai>{s.settings}</Thai>
              </Link>
            </li>
          )}
          {mayCount && (
            <li>
              <Link to={caseUrls.readCounts()}>
                <Thai>{t.reads}</Thai>
              </Link>
            </li>
          )}
        </ul>
      )}
    </>
  )
}

function Row({ one }: { one: CasesProps['cases'][number] }): VNode {
  const { language } = useView()
  const t = useMessages(caseMessages)
  const states = useMessages(caseStateNames)
  const sources = useMessages(sourceNames)
  const { caseId, registerNumber, registerYear, next } = one
  return (
    <li>
      <div>
        <Link to={caseUrls.case({ caseId })} class="govuk-link ps-tasks__t">
          <Thai>{t.caseOf(registerNumber, registerYear)}</Thai>
        </Link>
        <p class="ps-tasks__from">
          <Thai>{sources[one.source]}</Thai>{' '}
          {formatDate(Temporal.PlainDate.from(one.receivedOn), language, 'short')}
        </p>
      </div>
      <div>
        <PlainTag>{states[one.state]}</PlainTag>
        {next && <DeadlineTag due={Temporal.PlainDate.from(next.dueOn)} />}
      </div>
    </li>
  )
}
