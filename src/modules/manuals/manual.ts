import { and, asc, desc, eq } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { readContent, type ManualContent, type ManualKind } from './content.ts'
import { manual, manualVersion } from './schema.ts'
import { standardTime, type StandardTime } from './standard-time.ts'
import { manualUrls } from './urls.ts'

/** A manual as such; what it says stands in its versions and its draft. */
export interface Manual {
  readonly manualId: string
  readonly kind: ManualKind
  /** The name of its service for the rest of the program, and in its address. */
  readonly key: string
  readonly begunAt: Temporal.Instant
  /** The last day on which the published version is to be looked at again; null before there is one. */
  readonly reviewBy: Temporal.PlainDate | null
  readonly withdrawn: { readonly at: Temporal.Instant; readonly reason: string } | null
}

/** A version as it was published, frozen. */
export interface ManualVersion {
  readonly versionId: string
  readonly manualId: string
  /** Counted from 1 in each manual. */
  readonly number: number
  readonly publishedOn: Temporal.PlainDate
  readonly content: ManualContent
  /** Canonical JSON, to the byte as it was hashed. */
  readonly snapshot: string
  /** By which everybody knows the version again. */
  readonly sha256: string
}

export interface PublishedManual extends Manual {
  /** The last version. */
  readonly version: ManualVersion
}

/** All manuals, the oldest first. */
export async function listManuals({ db, organizationId }: TenantTransaction): Promise<Manual[]> {
  const rows = await db
    .select()
    .from(manual)
    .where(eq(manual.organizationId, organizationId))
    .orderBy(asc(manual.begunAt), asc(manual.manualId))
  return rows.map(manualOf)
}

export async function findManual(
  { db, organizationId }: TenantTransaction,
  manualId: string,
): Promise<Manual | undefined> {
  const [found] = await db
    .select()
    .from(manual)
    .where(and(eq(manual.organizationId, organizationId), eq(manual.manualId, manualId)))
  return found && manualOf(found)
}

/** A manual that was published, by its key, with all its versions, the last one first; withdrawn ones too. */
export async function findPublished(
  tx: TenantTransaction,
  key: string,
): Promise<{ manual: Manual; versions: [ManualVersion, ...ManualVersion[]] } | undefined> {
  const { db, organizationId } = tx
  const [found] = await db
    .select()
    .from(manual)
    .where(and(eq(manual.organizationId, organizationId), eq(manual.serviceKey, key)))
  if (!found) return undefined
  const [last, ...earlier] = await versionsOf(tx, found.manualId)
  return last && { manual: manualOf(found), versions: [last, ...earlier] }
}

/** All versions of a manual, the last one first. */
export async function versionsOf(
  { db, organizationId }: TenantTransaction,
  manualId: string,
): Promise<ManualVersion[]> {
  const rows = await db
    .select()
    .from(manualVersion)
    .where(and(eq(manualVersion.organizationId, organizationId), eq(manualVersion.manualId, manualId)))
    .orderBy(desc(manualVersion.number))
  return rows.map(versionOf)
}

/** Every manual that was published, withdrawn ones too, with its last version; by title, those of citizens first. */
export async function publishedManuals(tx: TenantTransaction): Promise<PublishedManual[]> {
  const { db, organizationId } = tx
  const rows = await db
    .selectDistinctOn([manualVersion.manualId], { manual, version: manualVersion })
    .from(manualVersion)
    .innerJoin(
      manual,
      and(eq(manual.organizationId, organizationId), eq(manual.manualId, manualVersion.manualId)),
    )
    .where(eq(manualVersion.organizationId, organizationId))
    .orderBy(asc(manualVersion.manualId), desc(manualVersion.number))
  return rows
    .map((row) => ({ ...manualOf(row.manual), version: versionOf(row.version) }))
    .toSorted(
      (a, b) =>
        Number(a.kind === 'staff') - Number(b.kind === 'staff') ||
        a.version.content.title.localeCompare(b.version.content.title, 'th'),
    )
}

/** The manuals that stand: published and not withdrawn. */
export async function standingManuals(tx: TenantTransaction): Promise<PublishedManual[]> {
  return (await publishedManuals(tx)).filter(({ withdrawn }) => withdrawn === null)
}

/** Whether its review was to be done before a day. */
export function isStale({ reviewBy }: Pick<Manual, 'reviewBy'>, today: Temporal.PlainDate): boolean {
  return reviewBy !== null && Temporal.PlainDate.compare(reviewBy, today) < 0
}

export interface ServiceStandard extends StandardTime {
  readonly key: string
  readonly title: string
  readonly titleEn: string
  /** Which version of the manual says so, for good. */
  readonly versionId: string
  readonly number: number
  /** The page of that version, without the language's prefix. */
  readonly address: string
  readonly division: ManualContent['division']
}

/**
 * The standard that a service is measured against, by the key of its manual: the time of the last published
 * version, in minutes of office hours and in working days. Undefined where no manual of that key stands, or where
 * it says no time.
 */
export async function standardTimeOf(
  tx: TenantTransaction,
  serviceKey: string,
): Promise<ServiceStandard | undefined> {
  const found = await findPublished(tx, serviceKey)
  if (!found || found.manual.withdrawn) return undefined
  const [{ versionId, number, content }] = found.versions
  const time = standardTime(content)
  const { title, titleEn, division } = content
  return (
    time && {
      ...time,
      key: serviceKey,
      title,
      titleEn,
      versionId,
      number,
      address: manualUrls.version({ key: serviceKey, number }),
      division,
    }
  )
}

function manualOf(row: typeof manual.$inferSelect): Manual {
  const { manualId, kind, serviceKey, begunAt, reviewBy, withdrawnAt, withdrawnReason } = row
  return {
    manualId,
    kind,
    key: serviceKey,
    begunAt,
    reviewBy: reviewBy === null ? null : Temporal.PlainDate.from(reviewBy),
    withdrawn: withdrawnAt === null ? null : { at: withdrawnAt, reason: withdrawnReason ?? '' },
  }
}

function versionOf(row: typeof manualVersion.$inferSelect): ManualVersion {
  const { versionId, manualId, number, publishedOn, content: snapshot } = row
  return {
    versionId,
    manualId,
    number,
    publishedOn: Temporal.PlainDate.from(publishedOn),
    content: readContent(snapshot),
    snapshot,
    sha256: createHash('sha256').update(snapshot).digest('hex'),
  }
}
