import { and, desc, eq, inArray } from 'drizzle-orm'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { AccountActor } from '../../platform/identity/actor.ts'
import { append } from '../../platform/ledger/append.ts'
import { projectRoot } from '../../platform/project-root.ts'
import { itaFrame } from './schema.ts'

/** Asked inside the organisation (IIT), outside of it (EIT), and looked up on its site (OIT). */
export const parts = ['iit', 'eit', 'oit'] as const
export type Part = (typeof parts)[number]

/** How surely something of a year is known; `confirmed` is what the organisation itself has said. */
export type Provenance = 'confirmed' | 'from-memory' | 'assumed'

export interface FrameIndicator {
  readonly number: number
  readonly part: Part
  readonly title: string
  readonly titleEn: string
}

/** What the assessment consists of in a year. */
export interface Frame {
  /** In percent of the total. */
  readonly weights: Readonly<Record<Part, number>>
  readonly indicators: readonly FrameIndicator[]
}

/** The frame of a year with how surely it is known. */
export interface YearFrame extends Frame {
  /** Of the row that says so; 0 where only the shipped file does. */
  readonly sequence: number
  readonly weightsProvenance: Provenance
  readonly indicators: readonly (FrameIndicator & { readonly provenance: Provenance })[]
}

const provenance = z.enum(['from-memory', 'assumed'])
const percent = z.number().min(0).max(100)
const indicatorsFile = z.strictObject({
  notes: z.array(z.string()),
  years: z.record(
    z.string().regex(/^25\d\d$/),
    z.strictObject({
      weights: z.strictObject({ iit: percent, eit: percent, oit: percent, provenance }),
      indicators: z.string(),
    }),
  ),
  indicators: z.record(
    z.string(),
    z.array(
      z.strictObject({
        number: z.number().int().positive(),
        part: z.enum(parts),
        title: z.string().min(1),
        titleEn: z.string().min(1),
        provenance,
      }),
    ),
  ),
})

const file = indicatorsFile.parse(
  JSON.parse(readFileSync(join(projectRoot, 'data/ita/indicators.json'), 'utf8')),
)

/** The years whose frame ships, the first one first. */
const shippedYears = Object.keys(file.years).map(Number).toSorted()

/** The first year that the pages list, with or without a result. */
export const firstItaYear = shippedYears[0]!

/** What ships for a year; a year that does not ship begins as the nearest one, and nothing of it is sure. */
export function shippedFrame(itaYear: number): YearFrame {
  const nearest = shippedYears.toSorted((a, b) => Math.abs(a - itaYear) - Math.abs(b - itaYear))[0]!
  const { weights, indicators } = file.years[nearest]!
  const known = (one: Provenance): Provenance => (nearest === itaYear ? one : 'assumed')
  return {
    sequence: 0,
    weights: { iit: weights.iit, eit: weights.eit, oit: weights.oit },
    weightsProvenance: known(weights.provenance),
    indicators: file.indicators[indicators]!.map((one) => ({ ...one, provenance: known(one.provenance) })),
  }
}

/** The frames of some years, by year: as the organisation has set them, or as they ship. */
export async function framesOf(
  { db, organizationId }: TenantTransaction,
  years: readonly number[],
): Promise<ReadonlyMap<number, YearFrame>> {
  const rows = await db
    .select()
    .from(itaFrame)
    .where(and(eq(itaFrame.organizationId, organizationId), inArray(itaFrame.itaYear, [...years])))
    .orderBy(desc(itaFrame.sequence))
  return new Map(
    years.map((year) => {
      const last = rows.find(({ itaYear }) => itaYear === year)
      return [year, last ? confirmed(last.frame, last.sequence) : shippedFrame(year)]
    }),
  )
}

export async function frameOf(tx: TenantTransaction, itaYear: number): Promise<YearFrame> {
  return (await framesOf(tx, [itaYear])).get(itaYear)!
}

function confirmed({ weights, indicators }: Frame, sequence: number): YearFrame {
  return {
    sequence,
    weights,
    weightsProvenance: 'confirmed',
    indicators: indicators.map((one) => ({ ...one, provenance: 'confirmed' })),
  }
}

/**
 * Says what the assessment consists of in a year; what was said before stays beside it. Refuses where somebody else
 * has said so since it was seen.
 */
export async function setFrame(
  tx: TenantTransaction,
  actor: AccountActor,
  {
    itaYear,
    sequence,
    frame,
    reason,
    at,
  }: {
    readonly itaYear: number
    /** That was seen. */
    readonly sequence: number
    readonly frame: Frame
    readonly reason: string
    readonly at: Temporal.Instant
  },
): Promise<{ ok: true } | { ok: false; reason: 'changed-meanwhile' }> {
  const { db, organizationId } = tx
  if ((await frameOf(tx, itaYear)).sequence !== sequence) return { ok: false, reason: 'changed-meanwhile' }
  const row = { itaYear, sequence: sequence + 1, frame, reason }
  const written = await db
    .insert(itaFrame)
    .values({ organizationId, ...row, enteredBy: actor.accountId, enteredAt: at })
    .onConflictDoNothing()
    .returning({ sequence: itaFrame.sequence })
  if (written.length === 0) return { ok: false, reason: 'changed-meanwhile' }
  await append(tx, { kind: 'ita.frame-changed', subject: `ita-${itaYear}`, actor, at, payload: row })
  return { ok: true }
}
