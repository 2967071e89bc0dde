import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { spokenCode } from '../../../platform/tracking/tracking-code.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Facts } from '../../../ui/matter-parts.tsx'
import { Breadcrumbs, Link } from '../../../ui/page-parts.tsx'
import { QrCode } from '../../../ui/qr-code.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { ledgerUrls } from '../../ledger/module.tsx'
import { informationCentreMessages } from '../centre-messages.ts'
import type { InformationRequest } from '../reading.ts'
import { informationCentreUrls, informationRegisterUrls } from '../urls.ts'

export interface ReceivedProps {
  readonly request: InformationRequest
  readonly code: string
  /** The whole address of the page on which requests are followed. */
  readonly trackAddress: string
  /** Whether somebody of the staff entered it, who hands the code over. */
  readonly isForStaff: boolean
}

/** The receipt of a request: its code, the day of the answer, and what happens next. Printed, it fits a page. */
export function ReceivedPage({ request, code, trackAddress, isForStaff }: ReceivedProps): VNode {
  const { language } = useView()
  const t = useMessages(informationCentreMessages)
  const day = (iso: string) => formatDate(Temporal.PlainDate.from(iso), language)
  const { requestId, registerNumber, registerYear, receivedOn, dueOn } = request
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[{ label: t.centre, address: informationCentreUrls.centre() }]} />
      <h1 class="govuk-heading-xl">
        <Thai>{t.receivedTitle}</Thai>
      </h1>
      <InsetText>
        <p>
          <Thai>{t.yourCode}</Thai>
        </p>
        <p class="ps-tracking">{spokenCode(code)}</p>
        <p>
          <Thai>{isForStaff ? t.handOver : t.keepCode}</Thai>
        </p>
      </InsetText>
      <Facts
        facts={[
          { name: t.registerNumber, value: `${registerNumber}/${registerYear}` },
          { name: t.receivedOn, value: day(receivedOn) },
          { name: t.dueOn, value: day(dueOn) },
        ]}
      />
      <h2 class="govuk-heading-m">
        <Thai>{t.next}</Thai>
      </h2>
      <ol class="govuk-list govuk-list--number">
        {[t.nextSteps1, t.nextSteps2(day(dueOn)), t.nextSteps3].map((text) => (
          <li>
            <Thai>{text}</Thai>
          </li>
        ))}
      </ol>
      {/* Without the code: what leads to a request with it stays in the history of whoever scans it. */}
      <QrCode text={trackAddress} label={t.qr} />
      <p class="ps-typed">{t.qrWords(trackAddress)}</p>
      <p class="ps-inline-links">
        <Link to={informationCentreUrls.track()}>
          <Thai>{t.track}</Thai>
        </Link>
        <Link to={ledgerUrls.entries({ subject: requestId })}>
          <Thai>{t.proof}</Thai>
        </Link>
        {isForStaff && (
          <Link to={informationRegisterUrls.request({ requestId })}>
            <Thai>{t.toRegister}</Thai>
          </Link>
        )}
      </p>
    </div>
  )
}
