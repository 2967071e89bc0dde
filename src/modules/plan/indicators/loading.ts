import { readFile } from 'node:fs/promises'
import { and, eq } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { systemActor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import { canonicalJson } from '../../../platform/ledger/canonical-json.ts'
import { metricUnits } from '../../../platform/metrics/metric.ts'
import { programme, programmeResult } from '../schema.ts'
import { directions, indicatorKinds, indicatorSources } from './definition.ts'
import { indicator } from './schema.ts'

const ofPoint = { point: z.number().int().positive() }
const ofOwnText = { text: z.string().min(1) }
const defined = {
  programme: z.number().int().positive(),
  kind: z.enum(indicatorKinds),
  source: z.enum(indicatorSources),
  metric: z.string().nullable().default(null),
  parameters: z.record(z.string(), z.string()).default({}),
  unit: z.enum(metricUnits),
  direction: z.enum(directions),
  target: z.number().nonnegative().nullable(),
}

/**
 * How the indicators of a plan are measured, as a file beside it: each is a point of a programme's form,
 * counted from 1, or has a text of its own.
 */
const indicatorFile = z.array(
  z.union([z.object({ ...defined, ...ofPoint }), z.object({ ...defined, ...ofOwnText })]),
)

export type IndicatorFile = z.output<typeof indicatorFile>

/** Reads such a file. Refuses one that lacks a field, naming the field. */
export async function readIndicatorFile(path: string): Promise<IndicatorFile> {
  return indicatorFile.parse(JSON.parse(await readFile(path, 'utf8')))
}

/**
 * Gives the programmes of a plan their indicators, where the plan has none. Refuses a file that names a
 * programme, or a point of a form, that the plan does not have.
 */
export async function loadIndicators(
  tx: TenantTransaction,
  { planId, file, at }: { planId: string; file: IndicatorFile; at: Temporal.Instant },
): Promise<void> {
  const { db, organizationId } = tx
  const [known] = await db
    .select({ indicatorId: indicator.indicatorId })
    .from(indicator)
    .innerJoin(
      programme,
      and(
        eq(programme.organizationId, organizationId),
        eq(programme.programmeId, indicator.programmeId),
        eq(programme.planId, planId),
      ),
    )
    .where(eq(indicator.organizationId, organizationId))
    .limit(1)
  if (known || file.length === 0) return
  const programmes = await db
    .select({ programmeId: programme.programmeId, number: programme.number })
    .from(programme)
    .where(and(eq(programme.organizationId, organizationId), eq(programme.planId, planId)))
  const points = await db
    .select()
    .from(programmeResult)
    .where(eq(programmeResult.organizationId, organizationId))
  const positions = new Map<string, number>()
  const rows = file.map((definition) => {
    const { programme: number, kind, source, metric, parameters, unit, direction, target } = definition
    const programmeId = programmes.find((one) => one.number === number)?.programmeId
    const text =
      'text' in definition
        ? definition.text
        : points.find(
            (one) =>
              one.programmeId === programmeId && one.kind === kind && one.position === definition.point,
          )?.text
    if (!programmeId || text === undefined) {
      throw new Error(`the indicators name a point of programme ${number} that the plan does not have`)
    }
    const position = (positions.get(`${number} ${kind}`) ?? 0) + 1
    positions.set(`${number} ${kind}`, position)
    const measured = { source, metric, parameters, unit, direction, target }
    return {
      organizationId,
      indicatorId: uuidv7(),
      programmeId,
      kind,
      position,
      text,
      ...measured,
      revision: 1,
    }
  })
  await db.insert(indicator).values(rows)
  const sha256 = createHash('sha256').update(canonicalJson(file)).digest('hex')
  await append(tx, {
    kind: 'plan.indicators-loaded',
    subject: planId,
    actor: systemActor,
    at,
    payload: { indicators: rows.length, sha256 },
  })
}
