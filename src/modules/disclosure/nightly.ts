import { and, asc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { findFile } from '../../platform/files/kept-file.ts'
import { blobName } from '../../platform/files/store.ts'
import { systemActor } from '../../platform/identity/actor.ts'
import { defineJob, type Job, type JobRun } from '../../platform/jobs/job.ts'
import { append } from '../../platform/ledger/append.ts'
import { findThings, linkKey, nightsToBeDead, thingKey } from './facts.ts'
import { listYears } from './items.ts'
import { lookAtEach } from './looking.ts'
import { openCurrentItaYear } from './opening.ts'
import { disclosureItem, disclosureMatch, disclosureNight, disclosureProbe } from './schema.ts'
import type { Sources } from './sources.ts'

/** A job is given to another after five minutes; the next run goes on where this one stopped. */
const longestRunMs = 4 * 60 * 1000
const matchesAtOnce = 200
const targetsAtOnce = 100

type Run = Pick<JobRun<unknown>, 'organizationId' | 'at' | 'transaction' | 'files' | 'probeLink'>
type Target = Pick<typeof disclosureProbe.$inferSelect, 'kind' | 'key' | 'target'>

/**
 * The jobs of the night: the year of today is opened, and all links and files of what is matched are looked at.
 * That runs again every ten minutes until all of the night is done: 5,000 links of one slow server take an hour.
 */
export function disclosureJobs(sources: Sources): Job[] {
  return [
    defineJob({
      name: 'open-ita-year',
      input: z.object({}),
      schedule: '9 0 * * *',
      handle: ({ at, transaction }) => transaction((tx) => openCurrentItaYear(tx, at)),
    }),
    defineJob({
      name: 'check-disclosures',
      input: z.object({}),
      schedule: '*/10 1-4 * * *',
      handle: (run) => checkNight(sources, run),
    }),
  ]
}

/**
 * Does what is left of the night's check, page by page, so that memory does not grow with the number of links. A
 * target is looked at once a night: a second run finds nothing to do.
 */
export async function checkNight(sources: Sources, run: Run, longestMs = longestRunMs): Promise<void> {
  const { at, transaction } = run
  const night = todayInBangkok(at).toString()
  if (!(await begin(sources, run, night))) return
  const until = performance.now() + longestMs
  const free = new Map<string, number>()
  for (;;) {
    const targets = await transaction((tx) => nextTargets(tx, night))
    if (targets.length === 0) break
    const isDone = await lookAtEach(targets, {
      until,
      free,
      hostOf: ({ kind, target }) => (kind === 'link' ? hostIn(target) : undefined),
      look: (target) => lookAt(run, night, target),
    })
    if (!isDone) return
  }
  await transaction((tx) => finish(tx, night, at))
}

/** Writes down what is to be looked at tonight, once; false where the night is over already. */
async function begin(sources: Sources, { transaction, at }: Run, night: string): Promise<boolean> {
  const known = await transaction(async ({ db, organizationId }) => {
    const [found] = await db
      .select({ finishedAt: disclosureNight.finishedAt })
      .from(disclosureNight)
      .where(ofNight(organizationId, night))
    return found
  })
  if (known) return known.finishedAt === null
  // Nothing of an organisation without lists changes with the night.
  if ((await transaction(listYears)).length === 0) return false
  let after: string | undefined
  do {
    after = await transaction((tx) => collectPage(tx, sources, { after, night }))
  } while (after !== undefined)
  await transaction(({ db, organizationId }) =>
    db.insert(disclosureNight).values({ organizationId, night, begunAt: at }).onConflictDoNothing(),
  )
  return true
}

/** Takes the links and files of a page of matches; returns the last of it, undefined after the last page. */
async function collectPage(
  tx: TenantTransaction,
  sources: Sources,
  { after, night }: { after: string | undefined; night: string },
): Promise<string | undefined> {
  const { db, organizationId } = tx
  const rows = await db
    .select({
      matchId: disclosureMatch.matchId,
      kind: disclosureMatch.kind,
      source: disclosureMatch.source,
      thingId: disclosureMatch.thingId,
      url: disclosureMatch.url,
    })
    .from(disclosureMatch)
    .innerJoin(
      disclosureItem,
      and(
        eq(disclosureItem.organizationId, organizationId),
        eq(disclosureItem.itemId, disclosureMatch.itemId),
        isNull(disclosureItem.withdrawnAt),
      ),
    )
    .where(
      and(
        eq(disclosureMatch.organizationId, organizationId),
        isNull(disclosureMatch.removedAt),
        after === undefined ? undefined : gt(disclosureMatch.matchId, after),
      ),
    )
    .orderBy(asc(disclosureMatch.matchId))
    .limit(matchesAtOnce)
  const things = await findThings(tx, sources, rows)
  const targets = new Map<string, Target>()
  const want = (target: Target) => targets.set(`${target.kind} ${target.key}`, target)
  for (const row of rows) {
    const thing = things.get(thingKey(row.source, row.thingId))
    for (const url of row.url === null ? (thing?.links ?? []) : [row.url]) {
      want({ kind: 'link', key: linkKey(url), target: url })
    }
    for (const id of thing?.fileIds ?? []) want({ kind: 'file', key: id, target: id })
  }
  if (targets.size > 0) {
    await db
      .insert(disclosureProbe)
      .values(
        [...targets.values()].map((target) => ({
          organizationId,
          ...target,
          wantedOn: night,
          failedNights: 0,
        })),
      )
      .onConflictDoUpdate({
        target: [disclosureProbe.organizationId, disclosureProbe.kind, disclosureProbe.key],
        set: { wantedOn: night },
      })
  }
  return rows.length === matchesAtOnce ? rows.at(-1)!.matchId : undefined
}

async function nextTargets({ db, organizationId }: TenantTransaction, night: string): Promise<Target[]> {
  const { kind, key, target } = disclosureProbe
  return db
    .select({ kind, key, target })
    .from(disclosureProbe)
    .where(
      and(
        eq(disclosureProbe.organizationId, organizationId),
        eq(disclosureProbe.wantedOn, night),
        or(isNull(disclosureProbe.checkedOn), lt(disclosureProbe.checkedOn, night)),
      ),
    )
    .orderBy(asc(kind), asc(key))
    .limit(targetsAtOnce)
}

async function lookAt(run: Run, night: string, target: Target): Promise<void> {
  const { transaction, at, probeLink } = run
  const { status, fault } =
    target.kind === 'link'
      ? await probeLink(target.target)
      : { status: undefined, fault: (await isFileThere(run, target.key)) ? undefined : 'missing' }
  await transaction(({ db, organizationId }) =>
    db
      .update(disclosureProbe)
      .set({
        checkedOn: night,
        checkedAt: at,
        status: status ?? null,
        fault: fault ?? null,
        failedOn: fault ? sql`coalesce(${disclosureProbe.failedOn}, ${night}::date)` : null,
        failedNights: fault ? sql`${disclosureProbe.failedNights} + 1` : 0,
      })
      .where(
        and(
          eq(disclosureProbe.organizationId, organizationId),
          eq(disclosureProbe.kind, target.kind),
          eq(disclosureProbe.key, target.key),
          // Two runs at once count a night once.
          or(isNull(disclosureProbe.checkedOn), lt(disclosureProbe.checkedOn, night)),
        ),
      ),
  )
}

/** Whether the file is known and its content is in the store; whether that is unaltered, the sweep looks at. */
async function isFileThere({ organizationId, transaction, files }: Run, fileId: string): Promise<boolean> {
  const file = await transaction((tx) => findFile(tx, fileId))
  const content = file && (await files.open(blobName(organizationId, file.sha256)))
  content?.body.destroy()
  return content !== undefined
}

/** Ends the night: what nothing refers to any more is forgotten, and the ledger says what was found. */
async function finish(tx: TenantTransaction, night: string, at: Temporal.Instant): Promise<void> {
  const { db, organizationId } = tx
  await db
    .delete(disclosureProbe)
    .where(and(eq(disclosureProbe.organizationId, organizationId), lt(disclosureProbe.wantedOn, night)))
  const [found] = await db
    .select({
      links: countOf(sql`${disclosureProbe.kind} = 'link'`),
      deadLinks: countOf(
        sql`${disclosureProbe.kind} = 'link' and ${disclosureProbe.failedNights} >= ${nightsToBeDead}`,
      ),
      files: countOf(sql`${disclosureProbe.kind} = 'file'`),
      missingFiles: countOf(sql`${disclosureProbe.kind} = 'file' and ${disclosureProbe.failedNights} > 0`),
    })
    .from(disclosureProbe)
    .where(eq(disclosureProbe.organizationId, organizationId))
  const finished = await db
    .update(disclosureNight)
    .set({ finishedAt: at, ...found })
    .where(and(ofNight(organizationId, night), isNull(disclosureNight.finishedAt)))
    .returning({ night: disclosureNight.night })
  if (finished.length === 0) return
  // With it every page that tells how an item stands today is made anew.
  await append(tx, {
    kind: 'disclosure.night-checked',
    subject: organizationId,
    actor: systemActor,
    at,
    payload: { night, ...found },
  })
}

function countOf(condition: ReturnType<typeof sql>) {
  return sql<number>`(count(*) filter (where ${condition}))::int`
}

function ofNight(organizationId: string, night: string) {
  return and(eq(disclosureNight.organizationId, organizationId), eq(disclosureNight.night, night))
}

function hostIn(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined
}
