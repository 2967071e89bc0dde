import type { VNode } from 'preact'
import { useMessages } from '../../../../platform/web/view.ts'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { Details } from '../../../../ui/govuk/details.tsx'
import { Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { WitnessWords } from '../../directory/witness-words.tsx'
import { KeyLine } from '../../directory/pages/recipients-page.tsx'
import type { DirectoryEntry } from '../../protocol/directory.ts'
import { integrityReportUrls } from '../../urls.ts'
import { reportFrontMessages } from '../messages/front.ts'
import { OfflineWay, OtherWays, Words } from './told-parts.tsx'

export interface ReportFrontPageProps {
  /** Those whose keys are in force; empty where nobody outside is among them. */
  readonly recipients: readonly DirectoryEntry[]
  /** The page of the open site that lists the recipients, a whole address. */
  readonly compareAt: string
  /** The vkeys of those who witness the log. */
  readonly witnesses: readonly string[]
  /** The page of the open site that lists what this one serves, a whole address. */
  readonly codeAt: string
}

/** Where the confidential site begins. */
export function ReportFrontPage({ recipients, compareAt, witnesses, codeAt }: ReportFrontPageProps): VNode {
  const t = useMessages(reportFrontMessages)
  const isOpen = recipients.length > 0
  return (
    <div class="ps-wrap ps-told">
      <h1 class="govuk-heading-xl">
        <Thai>{t.title}</Thai>
      </h1>
      {isOpen ? <Words>{t.lead}</Words> : <NotOpen />}
      <div class="ps-told__doors">
        {isOpen && (
          <Link to={integrityReportUrls.newReport()} class="govuk-button ps-button--lychee ps-told__door">
            <Thai>{t.begin}</Thai>
          </Link>
        )}
        <Link to={integrityReportUrls.return()} class="govuk-button govuk-button--secondary ps-told__door">
          <Thai>{t.comeBack}</Thai>
        </Link>
      </div>
      {isOpen && <OfflineWay />}
      <Points title={t.safety} points={[t.safetyDevice, t.safetyPlace, t.safetyDetails, t.safetyLeave]} />
      <Points title={t.apartTitle} points={[t.reads, t.apart]} />
      <h2 class="govuk-heading-m">
        <Thai>{t.limits}</Thai>
      </h2>
      <Words>{t.limitsText}</Words>
      <WitnessWords witnesses={witnesses} />
      <p>
        <a class="govuk-link" href={codeAt} rel="noreferrer">
          <Thai>{t.codeServed}</Thai>
        </a>
      </p>
      {isOpen && (
        <Details summary={<Thai>{t.whoReceives}</Thai>}>
          <Words>{t.whoReceivesLead}</Words>
          <ul class="ps-rows">
            {recipients.map((entry) => (
              <KeyLine entry={entry} />
            ))}
          </ul>
          <p>
            <a class="govuk-link" href={compareAt} rel="noreferrer">
              <Thai>{t.compare}</Thai>
            </a>
          </p>
        </Details>
      )}
      <OtherWays />
    </div>
  )
}

function NotOpen(): VNode {
  const t = useMessages(reportFrontMessages)
  return (
    <InsetText>
      <Thai>{t.notOpen}</Thai>
    </InsetText>
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
