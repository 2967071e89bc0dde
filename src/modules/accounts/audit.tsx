import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import { parseDate } from '../../platform/calendar/buddhist-date.ts'
import { listAccounts } from '../../platform/identity/account-list.ts'
import { compareBy } from '../../platform/language/collation.ts'
import type { Language } from '../../platform/language/messages.ts'
import type { LedgerKind } from '../../platform/ledger/kind.ts'
import { readEntries } from '../../platform/ledger/reading.ts'
import type { Module } from '../../platform/module.ts'
import { route, type Act, type Answer, type Route } from '../../platform/web/route.ts'
import { administrationMessages } from './administration-messages.ts'
import { AuditPage, type Line } from './pages/audit-page.tsx'
import { administrationUrls } from './urls.ts'

type Events = NonNullable<Module['events']>

const perPage = 50
const mostInFile = 5_000

const filters = z.object({
  person: z.union([z.literal(''), z.uuid()]).optional(),
  kind: z.string().max(100).optional(),
  from: z.string().max(50).optional(),
  to: z.string().max(50).optional(),
  before: z.coerce.number().int().nonnegative().optional(),
})
type Filters = z.output<typeof filters>
type AuditAct = Act<unknown, Filters>

/** The first moment of the day that was typed, or of the day after it. */
function dayOf(text: string | undefined, addedDays: number): Temporal.Instant | 'wrong' | undefined {
  if (!text?.trim()) return undefined
  const read = parseDate(text)
  if (!read.ok) return 'wrong'
  return read.date.add({ days: addedDays }).toZonedDateTime('Asia/Bangkok').toInstant()
}

/** What is wrong with the dates of a filter, by field, or the period they stand for. */
function periodOf({ from, to }: Filters, language: Language) {
  const t = administrationMessages[language]
  const begins = dayOf(from, 0)
  const ends = dayOf(to, 1)
  const errors: Record<string, string> = {
    ...(begins === 'wrong' ? { from: t.dateWrong } : {}),
    ...(ends === 'wrong' ? { to: t.dateWrong } : {}),
  }
  if (begins === 'wrong' || ends === 'wrong') return { ok: false, errors } as const
  if (begins && ends && Temporal.Instant.compare(begins, ends) >= 0)
    return { ok: false, errors: { to: t.datesCrossed } } as const
  // Entries carry the minute.
  return { ok: true, from: begins, to: ends?.subtract({ minutes: 1 }) } as const
}

/**
 * Entries in words. Details are shown of the acts of this module alone: what a case is about stands in
 * the details of other modules, and to audit is not to read cases.
 */
async function linesOf(
  { tx, query, view }: AuditAct,
  events: Events,
  {
    from,
    to,
    limit,
  }: { from?: Temporal.Instant | undefined; to?: Temporal.Instant | undefined; limit: number },
): Promise<Line[]> {
  const people = new Map((await listAccounts(tx)).map(({ accountId, name }) => [accountId, name]))
  const entries = await readEntries(tx, {
    ...(query.kind ? { kinds: [query.kind as LedgerKind] } : {}),
    accountId: query.person || undefined,
    from,
    to,
    before: query.before,
    limit,
  })
  return entries.map((entry) => ({
    ...entry,
    kindName: events[entry.kind as LedgerKind]?.[view.language] ?? entry.kind,
    who: entry.accountId === null ? undefined : people.get(entry.accountId),
    details: entry.kind.startsWith('accounts.') ? (entry.payload ?? undefined) : undefined,
  }))
}

async function auditPage(act: AuditAct, events: Events): Promise<Answer> {
  const { tx, view, query } = act
  const period = periodOf(query, view.language)
  // One more than is shown tells whether there is another page.
  const found = period.ok ? await linesOf(act, events, { ...period, limit: perPage + 1 }) : []
  const lines = found.slice(0, perPage)
  const { person = '', kind = '', from = '', to = '' } = query
  const kinds = Object.entries(events).map(([name, words]) => ({ kind: name, name: words[view.language] }))
  return {
    kind: 'page',
    status: period.ok ? 200 : 400,
    title: administrationMessages[view.language].audit,
    content: (
      <AuditPage
        lines={lines}
        people={await listAccounts(tx)}
        kinds={kinds.toSorted(compareBy(({ name }) => name))}
        form={{ typed: { person, kind, from, to }, errors: period.ok ? {} : period.errors }}
        older={found.length > perPage ? lines.at(-1)?.index : undefined}
        isFirst={query.before === undefined}
        mostInFile={mostInFile}
      />
    ),
  }
}

async function auditFile(act: AuditAct, events: Events): Promise<Answer> {
  const period = periodOf(act.query, act.view.language)
  if (!period.ok) return { kind: 'redirect', to: administrationUrls.audit(act.query) }
  const lines = await linesOf(act, events, { ...period, limit: mostInFile })
  const rows = lines.map((line) => ({
    index: line.index,
    time: line.at.toString({ timeZone: 'Asia/Bangkok', smallestUnit: 'minute' }),
    kind: line.kind,
    act: line.kindName,
    accountId: line.accountId ?? '',
    person: line.who ?? '',
    role: line.role,
    acting: String(line.isActing),
    subject: line.subject,
    details: line.details ? JSON.stringify(line.details) : '',
    erased: String(line.erasedAt !== null),
  }))
  return {
    kind: 'data',
    type: 'text/csv; charset=utf-8',
    filename: 'who-did-what.csv',
    // As the open data is written: with a byte-order mark for Excel, and nothing that it would run.
    body: stringify(rows, { header: true, bom: true, record_delimiter: 'windows', escape_formulas: true }),
  }
}

/** Who did what, for those who audit; in the words of all modules. */
export function auditRoutes(events: Events): Route[] {
  const conditions = { permission: 'accounts.audit', event: 'none', reuse: 'never', query: filters } as const
  return [
    route(administrationUrls.audit, conditions, (act) => auditPage(act, events)),
    route(administrationUrls.auditFile, conditions, (act) => auditFile(act, events)),
  ]
}
