import { and, desc, eq, inArray } from 'drizzle-orm'
import { formatOfficialDate } from '../../../platform/calendar/buddhist-date.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { account } from '../../../platform/identity/schema.ts'
import { bahtText } from '../../../platform/language/baht-text.ts'
import { formatBaht } from '../../../platform/language/money.ts'
import { thaiText, toThaiDigits } from '../../../platform/language/numerals.ts'
import { ledgerEntry } from '../../../platform/ledger/schema.ts'
import type { Organization } from '../../../platform/organization/directory.ts'
import { qrPath } from '../../../ui/qr-code.tsx'
import { serviceStateNames } from './fact-names.ts'
import type { HandledRequest } from './register-reading.ts'
import { resultDocumentMessages } from './result-messages.ts'

/** What the template of a result is given. Undefined where nothing was decided, or its texts are erased. */
export async function resultDocument(
  tx: TenantTransaction,
  request: HandledRequest,
  {
    organization,
    linkOf,
  }: {
    readonly organization: Organization
    /** Where everybody finds the entries of a matter in the ledger. */
    readonly linkOf: (requestId: string) => string
  },
): Promise<{ readonly title: string; readonly told: object } | undefined> {
  const { requestId, registerNumber, registerYear, state, endedOn, erasedAt } = request
  const isDecided = state === 'approved' || state === 'refused' || state === 'returned'
  if (!isDecided || endedOn === null || erasedAt !== null) return undefined
  const t = resultDocumentMessages.th
  const day = (iso: string) => formatOfficialDate(Temporal.PlainDate.from(iso))
  const number = toThaiDigits(`${registerNumber}/${registerYear}`)
  const entry = await decidingEntry(tx, requestId)
  const url = linkOf(requestId)
  const title = t.title(number)
  return {
    title,
    told: {
      organization: organization.name,
      heading: t.heading,
      number: t.number(number),
      day: day(endedOn),
      facts: [
        [t.subject, t.subjectOf(request.serviceName)],
        [t.to, request.applicant ?? t.applicant],
        [t.received, t.receivedOn(day(request.receivedOn))],
        [t.result, serviceStateNames.th[state]],
        ...feeOf(request, day),
      ],
      reasonName: state === 'approved' ? t.approvedWords : t.reason,
      reason: request.decision === null ? '' : thaiText(request.decision),
      appealName: request.appeal === null ? '' : t.appeal,
      appeal: request.appeal === null ? '' : thaiText(request.appeal),
      decidedBy: await nameOf(tx, request.decidedBy),
      decidedByName: t.decidedBy,
      division: request.divisionName ?? '',
      check: t.check,
      // Digits of a hash stay as they are: it is compared by eye.
      entry: entry ? t.entry(entry.index) : '',
      hash: entry?.hash ?? '',
      url,
      code: qrPath(url),
    },
  }
}

function feeOf(
  { feeSatang, feePaidOn, feeReceipt }: HandledRequest,
  day: (iso: string) => string,
): [string, string][] {
  const t = resultDocumentMessages.th
  if (!feeSatang) return []
  const amount = t.baht(toThaiDigits(formatBaht(feeSatang)), bahtText(feeSatang))
  const paid = feePaidOn === null ? t.unpaid : t.paid(day(feePaidOn), toThaiDigits(feeReceipt ?? ''))
  return [[t.fee, `${amount} ${paid}`]]
}

/** The entry of the ledger by which the request was decided, with the hash of its leaf in the tree. */
async function decidingEntry(
  { db, organizationId }: TenantTransaction,
  requestId: string,
): Promise<{ index: number; hash: string } | undefined> {
  const [found] = await db
    .select({ index: ledgerEntry.index, leafHash: ledgerEntry.leafHash })
    .from(ledgerEntry)
    .where(
      and(
        eq(ledgerEntry.organizationId, organizationId),
        eq(ledgerEntry.subject, requestId),
        inArray(ledgerEntry.kind, ['services.decided', 'services.returned']),
      ),
    )
    .orderBy(desc(ledgerEntry.index))
    .limit(1)
  return found && { index: found.index, hash: Buffer.from(found.leafHash).toString('hex') }
}

async function nameOf({ db, organizationId }: TenantTransaction, accountId: string | null): Promise<string> {
  if (accountId === null) return ''
  const [found] = await db
    .select({ name: account.name })
    .from(account)
    .where(and(eq(account.organizationId, organizationId), eq(account.accountId, accountId)))
  return found?.name ?? ''
}
