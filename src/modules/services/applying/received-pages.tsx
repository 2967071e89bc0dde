import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { spokenCode } from '../../../platform/tracking/tracking-code.ts'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Facts } from '../../../ui/matter-parts.tsx'
import { Breadcrumbs, Link } from '../../../ui/page-parts.tsx'
import { QrCode } from '../../../ui/qr-code.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { ledgerUrls } from '../../ledger/module.tsx'
import { draftDays } from '../forgetting.ts'
import type { HandledRequest } from '../handling/register-reading.ts'
import { serviceUrls, serviceWorkUrls } from '../urls.ts'
import { serviceApplyingMessages } from './applying-messages.ts'

/** The receipt of a request: its code, its last day, what happens next, and its proof. Printed, it fits a page. */
export function ReceivedPage({
  request,
  code,
  trackAddress,
  isForStaff,
}: {
  request: HandledRequest
  code: string
  /** The whole address of the page on which requests are followed. */
  trackAddress: string
  isForStaff: boolean
}): VNode {
  const { language } = useView()
  const t = useMessages(serviceApplyingMessages)
  const href = useHref()
  const day = (iso: string) => formatDate(Temporal.PlainDate.from(iso), language)
  const { requestId, registerNumber, registerYear, receivedOn, dueOn } = request
  return (
    <div class="ps-wrap">
      <div class="ps-receipt ps-block">
        <div class="ps-receipt__top">
          <h1>
            <Thai>{t.receivedTitle}</Thai>
          </h1>
          <p>{day(receivedOn)}</p>
        </div>
        <div class="ps-receipt__code">
          <div>
            <p>
              <Thai>{t.yourCode}</Thai>
            </p>
            <p class="ps-tracking">{spokenCode(code)}</p>
            <p class="ps-small">
              <Thai>{isForStaff ? t.handOver : t.keepCode}</Thai>
            </p>
          </div>
          {/* Without the code: what leads to a request with it stays in the history of whoever scans it. */}
          <QrCode text={trackAddress} label={t.qr} />
        </div>
        <div class="ps-receipt__body">
          <Facts
            facts={[
              { name: t.service, value: language === 'th' ? request.serviceName : request.serviceNameEn },
              { name: t.number, value: `${registerNumber}/${registerYear}` },
              { name: t.dueOn, value: dueOn === null ? t.noTime : day(dueOn) },
            ]}
          />
          <h2 class="govuk-heading-m">
            <Thai>{t.next}</Thai>
          </h2>
          <ol class="ps-next">
            {[t.next1, t.next2, t.next3].map((text) => (
              <li>
                <Thai>{text}</Thai>
              </li>
            ))}
          </ol>
          <Button href={href(serviceUrls.track())}>
            <Thai>{t.track}</Thai>
          </Button>
          <p class="ps-typed ps-small">{t.qrWords(trackAddress)}</p>
          <p class="ps-small ps-print__advice">
            <Thai>{t.print}</Thai>
          </p>
          {isForStaff && (
            <p>
              <Link to={serviceWorkUrls.request({ requestId })}>
                <Thai>{t.toRegister}</Thai>
              </Link>
            </p>
          )}
          <p>
            <Link to={ledgerUrls.entries({ subject: requestId })}>
              <Thai>{t.proof}</Thai>
            </Link>
          </p>
        </div>
      </div>
    </div>
  )
}

/** The code that opens a saved form again. */
export function SavedPage({ code }: { code: string }): VNode {
  const t = useMessages(serviceApplyingMessages)
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[{ label: t.services, address: serviceUrls.catalogue() }]} />
      <h1 class="govuk-heading-xl">
        <Thai>{t.savedTitle}</Thai>
      </h1>
      <InsetText>
        <p>
          <Thai>{t.resumeCode}</Thai>
        </p>
        <p class="ps-tracking">{spokenCode(code)}</p>
      </InsetText>
      <p class="ps-measure">
        <Thai>{t.savedLead(draftDays)}</Thai>
      </p>
      <p>
        <Link to={serviceUrls.resume()}>
          <Thai>{t.resume}</Thai>
        </Link>
      </p>
    </div>
  )
}
