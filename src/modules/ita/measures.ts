import { and, asc, desc, eq, getTableColumns } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { v7 as uuidv7 } from 'uuid'
import { todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { FileKind } from '../../platform/files/file-kind.ts'
import { keepFile } from '../../platform/files/keeping.ts'
import { file } from '../../platform/files/schema.ts'
import type { StagedFile } from '../../platform/files/staging.ts'
import type { AccountActor } from '../../platform/identity/actor.ts'
import { account, division } from '../../platform/identity/schema.ts'
import { append } from '../../platform/ledger/append.ts'
import type { MeasureState } from './measure-state.ts'
import { itaMeasure, itaMeasureReport } from './schema.ts'

/** The purpose of the files that show what was done; who may read them stands in `evidence-reading.ts`. */
export const evidencePurpose = 'ita.evidence'

/** What is decided of a measure, and can be changed. */
export interface MeasureTerms {
  /** Of the year's frame; null for the result as a whole. */
  readonly indicator: number | null
  /** Numbers of programmes of the plan that has the day of the decision. */
  readonly programmes: readonly number[]
  readonly action: string
  readonly ownerId: string
  readonly divisionId: string | null
  readonly decidedOn: Temporal.PlainDate
  readonly dueOn: Temporal.PlainDate
}

export interface Measure extends MeasureTerms {
  readonly measureId: string
  readonly itaYear: number
  /** For those who work here alone. */
  readonly ownerName: string
  readonly division: { readonly name: string; readonly nameEn: string } | null
  readonly state: MeasureState
  readonly doneOn: Temporal.PlainDate | null
  readonly revision: number
  /** The newest first. */
  readonly reports: readonly MeasureReport[]
}

/** What was reported of a measure, or why it was changed. */
export interface MeasureReport {
  readonly revision: number
  readonly kind: 'changed' | 'reported'
  readonly state: MeasureState
  readonly note: string
  readonly url: string | null
  readonly fileId: string | null
  /** Null where there is no file, or it was removed. */
  readonly fileKind: FileKind | null
  readonly isPublic: boolean
  readonly recordedByName: string
  readonly recordedAt: Temporal.Instant
}

/** The measures, by year with the newest first and in each by their due dates. */
export async function listMeasures(tx: TenantTransaction): Promise<Measure[]> {
  return readMeasures(tx)
}

export async function findMeasure(tx: TenantTransaction, measureId: string): Promise<Measure | undefined> {
  const [found] = await readMeasures(tx, measureId)
  return found
}

async function readMeasures(
  { db, organizationId }: TenantTransaction,
  measureId?: string,
): Promise<Measure[]> {
  const { organizationId: _, enteredBy: _by, enteredAt: _at, ...columns } = getTableColumns(itaMeasure)
  const rows = await db
    .select({
      ...columns,
      ownerName: account.name,
      divisionName: division.name,
      divisionNameEn: division.nameEn,
    })
    .from(itaMeasure)
    .innerJoin(
      account,
      and(eq(account.organizationId, organizationId), eq(account.accountId, itaMeasure.ownerId)),
    )
    .leftJoin(
      division,
      and(eq(division.organizationId, organizationId), eq(division.divisionId, itaMeasure.divisionId)),
    )
    .where(
      and(
        eq(itaMeasure.organizationId, organizationId),
        measureId === undefined ? undefined : eq(itaMeasure.measureId, measureId),
      ),
    )
    .orderBy(desc(itaMeasure.itaYear), asc(itaMeasure.dueOn), asc(itaMeasure.measureId))
  const reports = await readReports({ db, organizationId }, measureId)
  return rows.map(({ divisionName, divisionNameEn, decidedOn, dueOn, doneOn, ...row }) => ({
    ...row,
    division: divisionName === null ? null : { name: divisionName, nameEn: divisionNameEn! },
    decidedOn: Temporal.PlainDate.from(decidedOn),
    dueOn: Temporal.PlainDate.from(dueOn),
    doneOn: doneOn === null ? null : Temporal.PlainDate.from(doneOn),
    reports: reports(row.measureId),
  }))
}

async function readReports(
  { db, organizationId }: TenantTransaction,
  measureId: string | undefined,
): Promise<(measureId: string) => MeasureReport[]> {
  const recorder = alias(account, 'recorder')
  const rows = await db
    .select({
      measureId: itaMeasureReport.measureId,
      revision: itaMeasureReport.revision,
      kind: itaMeasureReport.kind,
      state: itaMeasureReport.state,
      note: itaMeasureReport.note,
      url: itaMeasureReport.url,
      fileId: itaMeasureReport.fileId,
      fileKind: file.kind,
      isPublic: file.isPublic,
      recordedByName: recorder.name,
      recordedAt: itaMeasureReport.recordedAt,
    })
    .from(itaMeasureReport)
    .innerJoin(
      recorder,
      and(eq(recorder.organizationId, organizationId), eq(recorder.accountId, itaMeasureReport.recordedBy)),
    )
    .leftJoin(file, and(eq(file.organizationId, organizationId), eq(file.fileId, itaMeasureReport.fileId)))
    .where(
      and(
        eq(itaMeasureReport.organizationId, organizationId),
        measureId === undefined ? undefined : eq(itaMeasureReport.measureId, measureId),
      ),
    )
    .orderBy(desc(itaMeasureReport.revision))
  const groups = Map.groupBy(rows, (row) => row.measureId)
  return (id) => (groups.get(id) ?? []).map((report) => ({ ...report, isPublic: report.isPublic ?? true }))
}

/** Decides a measure because of the result of a year. That its owner, division and programmes exist, the caller knows. */
export async function decideMeasure(
  tx: TenantTransaction,
  actor: AccountActor,
  { itaYear, terms, at }: { itaYear: number; terms: MeasureTerms; at: Temporal.Instant },
): Promise<{ measureId: string }> {
  const { db, organizationId } = tx
  const measureId = uuidv7()
  const columns = columnsOf(terms)
  await db.insert(itaMeasure).values({
    organizationId,
    measureId,
    itaYear,
    ...columns,
    state: 'planned',
    doneOn: null,
    revision: 1,
    enteredBy: actor.accountId,
    enteredAt: at,
  })
  const payload = { itaYear, ...columns }
  await append(tx, { kind: 'ita.measure-decided', subject: measureId, actor, at, payload })
  return { measureId }
}

function columnsOf({ programmes, decidedOn, dueOn, ...terms }: MeasureTerms) {
  return {
    ...terms,
    programmes: [...programmes],
    decidedOn: decidedOn.toString(),
    dueOn: dueOn.toString(),
  }
}

export type MeasureChanged =
  | { ok: true }
  | { ok: false; reason: 'changed-meanwhile' | 'unchanged' | 'no-evidence' }

/** Changes what was decided, with a reason. Refuses where somebody else has changed or reported it since it was seen. */
export async function changeMeasure(
  tx: TenantTransaction,
  actor: AccountActor,
  {
    measure,
    revision,
    terms,
    reason,
    at,
  }: {
    readonly measure: Measure
    readonly revision: number
    readonly terms: MeasureTerms
    readonly reason: string
    readonly at: Temporal.Instant
  },
): Promise<MeasureChanged> {
  const columns = columnsOf(terms)
  const { measureId, state } = measure
  if (JSON.stringify(columns) === JSON.stringify(columnsOf(termsOf(measure)))) {
    return { ok: false, reason: 'unchanged' }
  }
  if (!(await moveOn(tx, { measureId, revision, set: columns }))) {
    return { ok: false, reason: 'changed-meanwhile' }
  }
  const report = { kind: 'changed', state, note: reason, url: null, fileId: null } as const
  await keepReport(tx, actor, { measureId, revision: revision + 1, report, at })
  const payload = { ...columns, reason }
  await append(tx, { kind: 'ita.measure-changed', subject: measureId, actor, at, payload })
  return { ok: true }
}

/** In one order of names, so that two can be compared as text. */
function termsOf(measure: Measure): MeasureTerms {
  const { indicator, programmes, action, ownerId, divisionId, decidedOn, dueOn } = measure
  return { indicator, programmes, action, ownerId, divisionId, decidedOn, dueOn }
}

export interface ReportOfMeasure {
  readonly measure: Measure
  readonly revision: number
  readonly state: MeasureState
  /** What was done, or why it is not carried out. */
  readonly note: string
  readonly url: string | null
  readonly file: StagedFile | undefined
  /** Whether everybody may open the file. */
  readonly isPublic: boolean
  readonly at: Temporal.Instant
}

/**
 * Reports how far a measure is. It is done only with evidence: a link or a file, of this report or an earlier one.
 * Refuses where somebody else has changed or reported it since it was seen.
 */
export async function reportMeasure(
  tx: TenantTransaction,
  actor: AccountActor,
  { measure, revision, state, note, url, file: staged, isPublic, at }: ReportOfMeasure,
): Promise<MeasureChanged> {
  const { measureId } = measure
  const hasEvidence = staged !== undefined || url !== null || measure.reports.some(isEvidence)
  if (state === 'done' && !hasEvidence) return { ok: false, reason: 'no-evidence' }
  const doneOn = state === 'done' ? todayInBangkok(at).toString() : null
  if (!(await moveOn(tx, { measureId, revision, set: { state, doneOn } }))) {
    return { ok: false, reason: 'changed-meanwhile' }
  }
  const kept =
    staged &&
    (await keepFile(tx, actor, {
      staged,
      purpose: evidencePurpose,
      subject: measureId,
      isPublic,
      // As long as the measure.
      keepUntil: null,
      at,
    }))
  const report = { kind: 'reported', state, note, url, fileId: kept?.fileId ?? null } as const
  await keepReport(tx, actor, { measureId, revision: revision + 1, report, at })
  await append(tx, { kind: 'ita.measure-reported', subject: measureId, actor, at, payload: report })
  return { ok: true }
}

/** Whether a report brought evidence that is still there. */
export function isEvidence({ url, fileId, fileKind }: MeasureReport): boolean {
  return url !== null || (fileId !== null && fileKind !== null)
}

/** Changes the row of a measure if it is still as it was seen. */
async function moveOn(
  { db, organizationId }: TenantTransaction,
  {
    measureId,
    revision,
    set,
  }: {
    readonly measureId: string
    readonly revision: number
    readonly set: Partial<typeof itaMeasure.$inferInsert>
  },
): Promise<boolean> {
  const moved = await db
    .update(itaMeasure)
    .set({ ...set, revision: revision + 1 })
    .where(
      and(
        eq(itaMeasure.organizationId, organizationId),
        eq(itaMeasure.measureId, measureId),
        eq(itaMeasure.revision, revision),
      ),
    )
    .returning({ measureId: itaMeasure.measureId })
  return moved.length > 0
}

async function keepReport(
  { db, organizationId }: TenantTransaction,
  actor: AccountActor,
  {
    measureId,
    revision,
    report,
    at,
  }: {
    readonly measureId: string
    readonly revision: number
    readonly report: Pick<typeof itaMeasureReport.$inferInsert, 'kind' | 'state' | 'note' | 'url' | 'fileId'>
    readonly at: Temporal.Instant
  },
): Promise<void> {
  await db.insert(itaMeasureReport).values({
    organizationId,
    measureId,
    revision,
    ...report,
    recordedBy: actor.accountId,
    recordedAt: at,
  })
}
