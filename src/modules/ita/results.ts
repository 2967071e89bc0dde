import { and, desc, eq, getTableColumns, type SQL } from 'drizzle-orm'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { FileKind } from '../../platform/files/file-kind.ts'
import { keepFile } from '../../platform/files/keeping.ts'
import { file } from '../../platform/files/schema.ts'
import type { StagedFile } from '../../platform/files/staging.ts'
import type { AccountActor } from '../../platform/identity/actor.ts'
import { append } from '../../platform/ledger/append.ts'
import type { Part } from './frame.ts'
import { itaIndicatorScore, itaResult } from './schema.ts'

/** The purpose of the files that show where a result is from; they are for everybody. */
const sourcePurpose = 'ita.source'

/** The scores of a year; what was not announced, or not entered, is null or left out. */
export interface Scores {
  readonly total: number
  readonly parts: Readonly<Record<Part, number | null>>
  /** By the number of the indicator. */
  readonly indicators: ReadonlyMap<number, number>
}

/** The result of a year as it was entered once. */
export interface Result extends Scores {
  readonly itaYear: number
  readonly sequence: number
  /** As announced, such as a level or a letter; empty where none was. */
  readonly grade: string
  readonly announcedOn: Temporal.PlainDate | null
  readonly source: string
  readonly url: string | null
  readonly fileId: string | null
  /** Null where the file was removed. */
  readonly fileKind: FileKind | null
  readonly reason: string
  readonly enteredAt: Temporal.Instant
}

/** The results in force, the newest year first. */
export async function resultsInForce(tx: TenantTransaction): Promise<Result[]> {
  const all = await readResults(tx)
  return [...Map.groupBy(all, ({ itaYear }) => itaYear).values()].map(([last]) => last!)
}

/** Everything that was entered for a year, what is in force first. */
export async function resultHistory(tx: TenantTransaction, itaYear: number): Promise<Result[]> {
  return readResults(tx, itaYear)
}

/** The totals in force by year, and nothing else of the results, for those who ask for many years. */
export async function totalsInForce({
  db,
  organizationId,
}: TenantTransaction): Promise<ReadonlyMap<number, Pick<Result, 'total' | 'announcedOn' | 'enteredAt'>>> {
  const rows = await db
    .selectDistinctOn([itaResult.itaYear], {
      itaYear: itaResult.itaYear,
      total: itaResult.total,
      announcedOn: itaResult.announcedOn,
      enteredAt: itaResult.enteredAt,
    })
    .from(itaResult)
    .where(eq(itaResult.organizationId, organizationId))
    .orderBy(desc(itaResult.itaYear), desc(itaResult.sequence))
  return new Map(
    rows.map(({ itaYear, announcedOn, ...row }) => [itaYear, { ...row, announcedOn: dayOf(announcedOn) }]),
  )
}

function dayOf(day: string | null): Temporal.PlainDate | null {
  return day === null ? null : Temporal.PlainDate.from(day)
}

async function readResults({ db, organizationId }: TenantTransaction, itaYear?: number): Promise<Result[]> {
  const ofYear = (column: typeof itaResult.itaYear | typeof itaIndicatorScore.itaYear): SQL | undefined =>
    itaYear === undefined ? undefined : eq(column, itaYear)
  const { organizationId: _, enteredBy: _by, ...columns } = getTableColumns(itaResult)
  const rows = await db
    .select({ result: columns, fileKind: file.kind })
    .from(itaResult)
    .leftJoin(file, and(eq(file.organizationId, organizationId), eq(file.fileId, itaResult.fileId)))
    .where(and(eq(itaResult.organizationId, organizationId), ofYear(itaResult.itaYear)))
    .orderBy(desc(itaResult.itaYear), desc(itaResult.sequence))
  const scores = await db
    .select()
    .from(itaIndicatorScore)
    .where(and(eq(itaIndicatorScore.organizationId, organizationId), ofYear(itaIndicatorScore.itaYear)))
  return rows.map(({ result: { iit, eit, oit, announcedOn, ...result }, fileKind }) => ({
    ...result,
    parts: { iit, eit, oit },
    announcedOn: dayOf(announcedOn),
    fileKind,
    indicators: new Map(
      scores
        .filter((one) => one.itaYear === result.itaYear && one.sequence === result.sequence)
        .map(({ number, score }) => [number, score]),
    ),
  }))
}

export interface NewResult extends Scores {
  readonly itaYear: number
  /** That was seen; 0 where there was none. */
  readonly sequence: number
  readonly grade: string
  readonly announcedOn: Temporal.PlainDate
  readonly source: string
  readonly url: string | null
  /** A new one; the file of the result before stays where none comes. */
  readonly file: StagedFile | undefined
  readonly reason: string
  readonly at: Temporal.Instant
}

export type ResultEntered =
  | { ok: true }
  | { ok: false; reason: 'changed-meanwhile' | 'unchanged' | 'no-source' | 'no-reason' }

/**
 * Enters the result of a year with its source, which is a link, a file or both; what was entered before stays beside
 * it. A change needs a reason. Refuses where somebody else has entered the year since it was seen.
 */
export async function enterResult(
  tx: TenantTransaction,
  actor: AccountActor,
  entered: NewResult,
): Promise<ResultEntered> {
  const { itaYear, sequence: seen, total, parts, indicators, grade, source, url, reason, at } = entered
  const [before] = await resultHistory(tx, itaYear)
  if ((before?.sequence ?? 0) !== seen) return { ok: false, reason: 'changed-meanwhile' }
  if (!entered.file && url === null && !before?.fileId) return { ok: false, reason: 'no-source' }
  if (before && !entered.file && isSame(before, entered)) return { ok: false, reason: 'unchanged' }
  if (before && reason === '') return { ok: false, reason: 'no-reason' }
  const { db, organizationId } = tx
  const subject = `ita-${itaYear}`
  const kept =
    entered.file &&
    (await keepFile(tx, actor, {
      staged: entered.file,
      purpose: sourcePurpose,
      subject,
      isPublic: true,
      // As long as the result: targets of the plan are held against it.
      keepUntil: null,
      at,
    }))
  const key = { itaYear, sequence: seen + 1 }
  const row = {
    ...key,
    total,
    ...parts,
    grade,
    announcedOn: entered.announcedOn.toString(),
    source,
    url,
    fileId: kept?.fileId ?? before?.fileId ?? null,
    reason,
  }
  const written = await db
    .insert(itaResult)
    .values({ organizationId, ...row, enteredBy: actor.accountId, enteredAt: at })
    .onConflictDoNothing()
    .returning({ sequence: itaResult.sequence })
  if (written.length === 0) return { ok: false, reason: 'changed-meanwhile' }
  const scores = [...indicators].map(([number, score]) => ({ number, score }))
  if (scores.length > 0) {
    await db.insert(itaIndicatorScore).values(scores.map((one) => ({ organizationId, ...key, ...one })))
  }
  const payload = { ...row, indicators: scores }
  await append(tx, { kind: 'ita.result-entered', subject, actor, at, payload })
  return { ok: true }
}

function isSame(before: Result, entered: NewResult): boolean {
  const of = ({ total, parts, indicators, grade, announcedOn, source, url }: Result | NewResult) =>
    JSON.stringify([
      total,
      [parts.iit, parts.eit, parts.oit],
      [...indicators].toSorted(([a], [b]) => a - b),
      grade,
      announcedOn?.toString(),
      source,
      url,
    ])
  return of(before) === of(entered)
}
