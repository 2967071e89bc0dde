import { and, eq, inArray } from 'drizzle-orm'
import { fiscalYearEnd } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { plainName } from '../exchange/name-matching.ts'
import type { PlanFile } from '../plan-file.ts'
import { allPlans, fiscalYearsOf } from '../reading.ts'
import { programme } from '../schema.ts'
import { openYears } from '../work/opening.ts'
import { spending } from '../work/schema.ts'
import { differences } from './differences.ts'
import type { Draft } from './draft.ts'

/** What keeps a draft from being sent, or announced. */
export type DraftLack =
  | { readonly kind: 'no-reason' | 'nothing-changed' | 'years-taken' }
  /** It changes a year that is over. */
  | { readonly kind: 'year-over'; readonly fiscalYear: number }
  /** The year is open for work, and what is worked on is not taken out of the plan. */
  | { readonly kind: 'row-at-work'; readonly fiscalYear: number; readonly number: number }
  /** In satang, with what waits for its confirmation. */
  | {
      readonly kind: 'below-spent'
      readonly fiscalYear: number
      readonly number: number
      readonly spentSatang: number
    }
  | {
      readonly kind: 'programme-gone' | 'name-missing' | 'name-twice' | 'topic-missing' | 'number-twice'
      readonly number: number
    }
  | { readonly kind: 'unknown-programme'; readonly fiscalYear: number; readonly number: number }

/** Everything that keeps a draft from being sent or announced; nothing where it may be. */
export async function draftLacks(
  tx: TenantTransaction,
  { draft, today }: { draft: Draft; today: Temporal.PlainDate },
): Promise<DraftLack[]> {
  const { planId, base, content, reason } = draft
  const found: DraftLack[] = []
  if (reason === '') found.push({ kind: 'no-reason' })
  found.push(...ofProgrammes(content), ...ofSchedule(content))
  if (planId === null) {
    const taken = new Set((await allPlans(tx)).flatMap(fiscalYearsOf))
    if (content.fiscalYears.some((year) => taken.has(year))) found.push({ kind: 'years-taken' })
    return found
  }
  const changed = differences(base, content)
  if (changed.length === 0) found.push({ kind: 'nothing-changed' })
  const years = new Set(
    changed.flatMap(({ place }) =>
      place.kind === 'row' || place.kind === 'target' ? [place.fiscalYear] : [],
    ),
  )
  for (const fiscalYear of years) {
    const isOver = Temporal.PlainDate.compare(fiscalYearEnd(fiscalYear), today) < 0
    if (isOver) found.push({ kind: 'year-over', fiscalYear })
  }
  const numbers = new Set(content.programmes.map(({ number }) => number))
  for (const { number } of base.programmes) {
    if (!numbers.has(number)) found.push({ kind: 'programme-gone', number })
  }
  return [...found, ...(await atWork(tx, planId, draft))]
}

function ofProgrammes({ programmes, taxonomy }: PlanFile): DraftLack[] {
  const topics = new Set(
    taxonomy.flatMap(({ missions }) => missions.flatMap((mission) => mission.topics.map(({ code }) => code))),
  )
  const names = new Set<string>()
  const numbers = new Set<number>()
  return programmes.flatMap(({ number, name, mission }): DraftLack[] => {
    const key = `${mission.split('.')[0]} ${plainName(name)}`
    const lacks: DraftLack[] = []
    if (name.trim() === '') lacks.push({ kind: 'name-missing', number })
    else if (names.has(key)) lacks.push({ kind: 'name-twice', number })
    if (numbers.has(number)) lacks.push({ kind: 'number-twice', number })
    if (!topics.has(mission)) lacks.push({ kind: 'topic-missing', number })
    names.add(key)
    numbers.add(number)
    return lacks
  })
}

function ofSchedule({ programmes, schedule }: PlanFile): DraftLack[] {
  const numbers = new Set(programmes.map(({ number }) => number))
  return Object.entries(schedule).flatMap(([year, { rows }]) => {
    const listed = new Set<number>()
    return rows.flatMap(({ programme: number }): DraftLack[] => {
      const isTwice = listed.has(number)
      listed.add(number)
      if (!numbers.has(number)) return [{ kind: 'unknown-programme', fiscalYear: Number(year), number }]
      return isTwice ? [{ kind: 'number-twice', number }] : []
    })
  })
}

/** What an amendment would take from work that goes on: rows of open years, and money that is spent. */
async function atWork(tx: TenantTransaction, planId: string, { base, content }: Draft): Promise<DraftLack[]> {
  const spent = await spentOf(tx, planId)
  const lacks: DraftLack[] = []
  for (const fiscalYear of await openYears(tx, planId)) {
    const rows = new Map((content.schedule[fiscalYear]?.rows ?? []).map((row) => [row.programme, row]))
    for (const { programme: number } of base.schedule[fiscalYear]?.rows ?? []) {
      const row = rows.get(number)
      const spentSatang = spent.get(`${fiscalYear} ${number}`) ?? 0
      if (!row) lacks.push({ kind: 'row-at-work', fiscalYear, number })
      else if (Math.round((row.budgetBaht ?? 0) * 100) < spentSatang) {
        lacks.push({ kind: 'below-spent', fiscalYear, number, spentSatang })
      }
    }
  }
  return lacks
}

async function spentOf(
  { db, organizationId }: TenantTransaction,
  planId: string,
): Promise<Map<string, number>> {
  const entries = await db
    .select({
      number: programme.number,
      fiscalYear: spending.fiscalYear,
      amountSatang: spending.amountSatang,
    })
    .from(spending)
    .innerJoin(
      programme,
      and(
        eq(programme.organizationId, organizationId),
        eq(programme.programmeId, spending.programmeId),
        eq(programme.planId, planId),
      ),
    )
    .where(
      and(eq(spending.organizationId, organizationId), inArray(spending.state, ['entered', 'confirmed'])),
    )
  const sums = new Map<string, number>()
  for (const { number, fiscalYear, amountSatang } of entries) {
    const key = `${fiscalYear} ${number}`
    sums.set(key, (sums.get(key) ?? 0) + amountSatang)
  }
  return sums
}
