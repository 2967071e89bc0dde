import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { fileKinds } from '../../../platform/files/file-kind.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { ClockIcon, DoneIcon, PlannedIcon, WarningIcon } from '../../../ui/icons.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { fileUrls } from '../../files/module.ts'
import { itaMeasureMessages } from '../measure-messages.ts'
import type { NamedMeasure } from '../measure-reading.ts'
import { openStates, type MeasureState } from '../measure-state.ts'
import { isEvidence, type MeasureReport } from '../measures.ts'
import { itaWorkUrls } from '../urls.ts'
import { indicatorName } from './analysis-lists.tsx'

export interface MeasureListProps {
  readonly measures: readonly NamedMeasure[]
  /** For those who work here: shows the owners, and leads to each measure. */
  readonly isAtWork?: boolean
}

/** Measures with what they answer, who answers for them, how far they are and what shows it. */
export function MeasureList({ measures, isAtWork = false }: MeasureListProps): VNode {
  return (
    <ul class="ps-rows">
      {measures.map((measure) => (
        <li>
          <b>
            {isAtWork ? (
              <Link to={itaWorkUrls.measure({ measureId: measure.measureId })}>
                <Thai>{measure.action}</Thai>
              </Link>
            ) : (
              <Thai>{measure.action}</Thai>
            )}
          </b>
          <MeasureFacts measure={measure} isAtWork={isAtWork} />
          {!isAtWork && <LastReport measure={measure} />}
        </li>
      ))}
    </ul>
  )
}

/** The state of a measure and what was decided of it, each on a line. */
export function MeasureFacts({ measure, isAtWork }: { measure: NamedMeasure; isAtWork: boolean }): VNode {
  const { language } = useView()
  const t = useMessages(itaMeasureMessages)
  const { indicatorNamed, programmesNamed, division, decidedOn, dueOn, ownerName } = measure
  const day = (date: Temporal.PlainDate) => formatDate(date, language, 'short')
  const organ = division
    ? language === 'th'
      ? division.name
      : division.nameEn || division.name
    : t.wholeOrganization
  return (
    <>
      <MeasureTag measure={measure} />
      <small>
        <Thai>
          {[
            t.due(day(dueOn)),
            t.decided(day(decidedOn)),
            organ,
            ...(isAtWork ? [t.ownerIs(ownerName)] : []),
          ].join(' · ')}
        </Thai>
      </small>
      <small>
        <Thai>{indicatorNamed ? indicatorName(indicatorNamed, language) : t.wholeResult}</Thai>
      </small>
      {programmesNamed.map(({ number, name, nameEn, address }) => {
        const words = t.programme(number, language === 'th' ? name : nameEn)
        return (
          <small>
            {address === undefined ? (
              <Thai>{words}</Thai>
            ) : (
              <Link to={address}>
                <Thai>{words}</Thai>
              </Link>
            )}
          </small>
        )
      })}
    </>
  )
}

/** What was done of a measure, or why it was dropped, with evidence that is for everybody. */
function LastReport({ measure: { reports } }: { measure: NamedMeasure }): VNode | null {
  const last = reports.find(({ kind }) => kind === 'reported')
  if (!last) return null
  return (
    <>
      <small>
        <Thai>{last.note}</Thai>
      </small>
      {reports
        .filter((one) => isEvidence(one))
        .map((one) => (
          <EvidenceLinks report={one} isAtWork={false} />
        ))}
    </>
  )
}

/** The link and the file that a report brought. */
export function EvidenceLinks({ report, isAtWork }: { report: MeasureReport; isAtWork: boolean }): VNode {
  const t = useMessages(itaMeasureMessages)
  const { url, fileId, fileKind, isPublic } = report
  return (
    <>
      {url !== null && (
        <small>
          <a class="govuk-link" href={url} rel="noreferrer nofollow">
            <Thai>{t.evidenceLink}</Thai>
            <span class="govuk-visually-hidden"> {url}</span>
          </a>
        </small>
      )}
      {fileId !== null && fileKind !== null && (isPublic || isAtWork) && (
        <small>
          <a class="govuk-link" href={fileUrls.file({ fileId })}>
            <Thai>{t.evidenceFile(fileKinds[fileKind].endings[0].slice(1).toUpperCase())}</Thai>
          </a>
          {!isPublic && (
            <>
              {' · '}
              <Thai>{t.staffOnly}</Thai>
            </>
          )}
        </small>
      )}
    </>
  )
}

const looks = { planned: 'plain', 'under-way': 'due', done: 'reached', dropped: 'plain' } as const

/** The state of a measure: a shape, a word and a colour; one that is late says so instead. */
function MeasureTag({ measure: { state, dueOn } }: { measure: NamedMeasure }): VNode {
  const { today } = useView()
  const t = useMessages(itaMeasureMessages)
  const isOpen = openStates.some((one) => one === state)
  const isLate = isOpen && Temporal.PlainDate.compare(dueOn, today) < 0
  return (
    <span class={`ps-state ps-state--${isLate ? 'late' : looks[state]}`}>
      <StateIcon state={state} isLate={isLate} />
      <span>
        <Thai>{isLate ? t.late : t[state]}</Thai>
      </span>
    </span>
  )
}

function StateIcon({ state, isLate }: { state: MeasureState; isLate: boolean }): VNode {
  if (isLate) return <WarningIcon />
  if (state === 'done') return <DoneIcon />
  return state === 'under-way' ? <ClockIcon /> : <PlannedIcon />
}
