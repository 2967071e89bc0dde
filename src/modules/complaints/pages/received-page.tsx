import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { spokenCode } from '../../../platform/tracking/tracking-code.ts'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { Facts } from '../../../ui/matter-parts.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { QrCode } from '../../../ui/qr-code.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { ledgerUrls } from '../../ledger/module.tsx'
import type { Category } from '../categories.ts'
import { complaintDoorMessages } from '../door-messages.ts'
import type { Complaint } from '../reading.ts'
import { complaintRegisterUrls, complaintUrls } from '../urls.ts'

export interface ReceivedProps {
  readonly complaint: Complaint
  readonly category: Category | undefined
  readonly code: string
  /** The whole address of the page on which complaints are followed. */
  readonly trackAddress: string
  /** Whether somebody of the staff entered it, who hands the code over. */
  readonly isForStaff: boolean
}

/** The receipt of a complaint: its code, the day of the answer, what happens next, and its proof. Printed, it fits a page. */
export function ReceivedPage(props: ReceivedProps): VNode {
  const { complaint, category, code, trackAddress, isForStaff } = props
  const { language } = useView()
  const t = useMessages(complaintDoorMessages)
  const href = useHref()
  const day = (iso: string) => formatDate(Temporal.PlainDate.from(iso), language)
  const { complaintId, registerNumber, registerYear, receivedOn, dueOn } = complaint
  const name = language === 'th' ? category?.name : category?.nameEn
  return (
    <div class="ps-wrap">
      <div class="ps-receipt ps-block">
        <div class="ps-receipt__top">
          <h1>
            <Thai>{complaint.mergedInto === null ? t.receivedTitle : t.joinedTitle}</Thai>
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
          {/* Without the code: what leads to a matter with it stays in the history of whoever scans it. */}
          <QrCode text={trackAddress} label={t.qr} />
        </div>
        <div class="ps-receipt__body">
          <Facts
            facts={[
              name !== undefined && { name: t.about, value: name },
              { name: t.registerNumber, value: `${registerNumber}/${registerYear}` },
              {
                name: t.dueOn,
                value: (
                  <>
                    <b>{day(dueOn)}</b>
                    <br />
                    <Thai>{t.dueText}</Thai>
                  </>
                ),
              },
            ]}
          />
          <h2 class="govuk-heading-m">
            <Thai>{t.nextTitle}</Thai>
          </h2>
          <ol class="ps-next">
            {[t.next1, t.next2, t.next3].map((text) => (
              <li>
                <Thai>{text}</Thai>
              </li>
            ))}
          </ol>
          <Button href={href(complaintUrls.track())}>
            <Thai>{t.progress}</Thai>
          </Button>
          <p class="ps-typed ps-small">{t.qrWords(trackAddress)}</p>
          <p class="ps-small ps-print__advice">
            <Thai>{t.printHint}</Thai>
          </p>
          {isForStaff && (
            <p>
              <Link to={complaintRegisterUrls.complaint({ complaintId })}>
                <Thai>{t.toRegister}</Thai>
              </Link>
            </p>
          )}
          <div class="ps-proof">
            <p>
              <b>
                <Thai>{t.proofTitle}</Thai>
              </b>
            </p>
            <p>
              <Thai>{t.proofText}</Thai>
            </p>
            <p>
              <Link to={ledgerUrls.entries({ subject: complaintId })}>
                <Thai>{t.proofLink}</Thai>
              </Link>
            </p>
          </div>
        </div>
      </div>
    </div>
  )
}
