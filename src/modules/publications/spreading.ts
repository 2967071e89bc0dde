import { and, asc, eq, gte, inArray, isNull, lte, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { keepFile } from '../../platform/files/keeping.ts'
import { file } from '../../platform/files/schema.ts'
import type { StagedFile } from '../../platform/files/staging.ts'
import { account } from '../../platform/identity/schema.ts'
import { append } from '../../platform/ledger/append.ts'
import type { AccountActor } from '../../platform/identity/actor.ts'
import type { Channel } from './channels.ts'
import { findPublication } from './publication.ts'
import { publication, publicationSpreading } from './schema.ts'
import { holdPublication } from './writing.ts'

/** The purpose of the files that show the use of a channel. */
export const spreadingPurpose = 'publications.spreading'

export interface NewSpreading {
  readonly publicationId: string
  readonly channel: Channel
  readonly usedOn: Temporal.PlainDate
  readonly note: string
  readonly link: string | undefined
  readonly files: readonly StagedFile[]
  readonly at: Temporal.Instant
}

/**
 * Records that a publication went through a channel on a day. Refuses a use without evidence, one of a document that is
 * not public, and one before its publication.
 */
export async function recordSpreading(
  tx: TenantTransaction,
  actor: AccountActor,
  { publicationId, channel, usedOn, note, link, files, at }: NewSpreading,
): Promise<{ ok: true } | { ok: false; reason: 'absent' | 'no-evidence' | 'before-publication' }> {
  const found = await findPublication(tx, publicationId)
  if (found?.state !== 'published') return { ok: false, reason: 'absent' }
  if (link === undefined && files.length === 0) return { ok: false, reason: 'no-evidence' }
  if (Temporal.PlainDate.compare(usedOn, found.datedOn) < 0)
    return { ok: false, reason: 'before-publication' }
  const spreadingId = await insert(tx, actor, { publicationId, channel, usedOn, note, link, at })
  for (const staged of files) {
    await keepFile(tx, actor, {
      staged,
      purpose: spreadingPurpose,
      subject: spreadingId,
      // Everybody's as long as the record and the document stand: its reader knows.
      isPublic: false,
      keepUntil: null,
      at,
    })
  }
  const payload = { spreadingId, channel, usedOn: usedOn.toString(), link: link ?? null }
  await append(tx, { kind: 'publications.spread', subject: publicationId, actor, at, payload })
  return { ok: true }
}

/** The web site is used by publishing, and the page of the document is the evidence. */
export async function recordWebSite(
  tx: TenantTransaction,
  actor: AccountActor,
  { publicationId, today, at }: { publicationId: string; today: Temporal.PlainDate; at: Temporal.Instant },
): Promise<void> {
  await insert(tx, actor, {
    publicationId,
    channel: 'web-site',
    usedOn: today,
    note: '',
    link: undefined,
    at,
  })
}

async function insert(
  { db, organizationId }: TenantTransaction,
  { accountId }: AccountActor,
  { publicationId, channel, usedOn, note, link, at }: Omit<NewSpreading, 'files'>,
): Promise<string> {
  const spreadingId = uuidv7()
  await db.insert(publicationSpreading).values({
    organizationId,
    spreadingId,
    publicationId,
    channel,
    usedOn: usedOn.toString(),
    note,
    link: link ?? null,
    enteredBy: accountId,
    enteredAt: at,
  })
  return spreadingId
}

/** Withdraws the record of a channel, which stays readable with the reason. Refuses that of the web site. */
export async function withdrawSpreading(
  tx: TenantTransaction,
  actor: AccountActor,
  {
    publicationId,
    spreadingId,
    reason,
    at,
  }: { publicationId: string; spreadingId: string; reason: string; at: Temporal.Instant },
): Promise<{ ok: true } | { ok: false; reason: 'absent' }> {
  await holdPublication(tx, publicationId)
  const use = (await spreadingsOf(tx, publicationId)).find((one) => one.spreadingId === spreadingId)
  if (!use || use.withdrawnAt || use.channel === 'web-site') return { ok: false, reason: 'absent' }
  await tx.db
    .update(publicationSpreading)
    .set({ withdrawnAt: at, withdrawnReason: reason })
    .where(
      and(
        eq(publicationSpreading.organizationId, tx.organizationId),
        eq(publicationSpreading.spreadingId, spreadingId),
      ),
    )
  const payload = { spreadingId, reason }
  await append(tx, { kind: 'publications.spreading-withdrawn', subject: publicationId, actor, at, payload })
  return { ok: true }
}

/** Whether everybody may see the evidence of a use: its record and its document both stand in public. */
export async function isSpreadingPublic(
  { db, organizationId }: TenantTransaction,
  spreadingId: string,
): Promise<boolean> {
  const found = await db
    .select({ spreadingId: publicationSpreading.spreadingId })
    .from(publicationSpreading)
    .innerJoin(
      publication,
      and(
        eq(publication.organizationId, organizationId),
        eq(publication.publicationId, publicationSpreading.publicationId),
      ),
    )
    .where(
      and(
        eq(publicationSpreading.organizationId, organizationId),
        eq(publicationSpreading.spreadingId, spreadingId),
        isNull(publicationSpreading.withdrawnAt),
        eq(publication.state, 'published'),
      ),
    )
  return found.length > 0
}

export type Spreading = Awaited<ReturnType<typeof spreadingsOf>>[number]

/** The uses of channels of a publication with their files, withdrawn ones too, by their days. */
export async function spreadingsOf({ db, organizationId }: TenantTransaction, publicationId: string) {
  const rows = await db
    .select({
      spreadingId: publicationSpreading.spreadingId,
      channel: publicationSpreading.channel,
      usedOn: publicationSpreading.usedOn,
      note: publicationSpreading.note,
      link: publicationSpreading.link,
      enteredByName: account.name,
      withdrawnAt: publicationSpreading.withdrawnAt,
      withdrawnReason: publicationSpreading.withdrawnReason,
    })
    .from(publicationSpreading)
    .innerJoin(
      account,
      and(eq(account.organizationId, organizationId), eq(account.accountId, publicationSpreading.enteredBy)),
    )
    .where(
      and(
        eq(publicationSpreading.organizationId, organizationId),
        eq(publicationSpreading.publicationId, publicationId),
      ),
    )
    .orderBy(asc(publicationSpreading.usedOn), asc(publicationSpreading.spreadingId))
  const ids = rows.map(({ spreadingId }) => spreadingId)
  const files =
    ids.length === 0
      ? []
      : await db
          .select({ fileId: file.fileId, name: file.name, subject: file.subject })
          .from(file)
          .where(
            and(
              eq(file.organizationId, organizationId),
              eq(file.purpose, spreadingPurpose),
              inArray(file.subject, ids),
            ),
          )
          .orderBy(asc(file.fileId))
  return rows.map((row) => ({ ...row, files: files.filter(({ subject }) => subject === row.spreadingId) }))
}

/** What the channels of publications are counted of: one of them, or all of a topic. */
export type Counted = { readonly publicationId: string } | { readonly topic: string }

/** Through how many channels it went between two days, and on which day the last; undefined where it never did. */
export async function channelsUsed(
  { db, organizationId }: TenantTransaction,
  { counted, from, to }: { counted: Counted; from: Temporal.PlainDate; to: Temporal.PlainDate },
): Promise<{ channels: number; lastOn: Temporal.PlainDate } | undefined> {
  const [row] = await db
    .select({
      channels: sql<number>`count(distinct ${publicationSpreading.channel})::integer`,
      lastOn: sql<string | null>`max(${publicationSpreading.usedOn})`,
    })
    .from(publicationSpreading)
    .innerJoin(
      publication,
      and(
        eq(publication.organizationId, organizationId),
        eq(publication.publicationId, publicationSpreading.publicationId),
      ),
    )
    .where(
      and(
        eq(publicationSpreading.organizationId, organizationId),
        isNull(publicationSpreading.withdrawnAt),
        eq(publication.state, 'published'),
        'topic' in counted
          ? sql`${counted.topic} = any(${publication.topics})`
          : eq(publication.publicationId, counted.publicationId),
        gte(publicationSpreading.usedOn, from.toString()),
        lte(publicationSpreading.usedOn, to.toString()),
      ),
    )
  return row?.lastOn ? { channels: row.channels, lastOn: Temporal.PlainDate.from(row.lastOn) } : undefined
}
