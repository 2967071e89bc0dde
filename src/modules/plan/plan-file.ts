import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'

const point = z.object({ text: z.string().min(1), items: z.array(z.string().min(1)).default([]) })
const fiscalYear = z.number().int().min(2400).max(2700)
const quarters = z.array(z.number().int().min(1).max(4))
const budgetBaht = z.number().nonnegative().nullable()
const code = (parts: number) => z.string().regex(new RegExp(`^[1-9]\\d*(\\.[1-9]\\d*){${parts - 1}}$`))
const buddhistDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const named = { name: z.string().min(1), nameEn: z.string().min(1) }

/** A plan as a file, such as data/krajai/plan.json; the README beside it describes the fields. */
export const planFile = z.object({
  organization: z.object({
    ...named,
    shortName: z.string().min(1),
    shortNameEn: z.string().min(1),
    type: z.enum(['SAO', 'municipality', 'PAO']),
    district: z.string(),
    districtEn: z.string(),
    province: z.string(),
    provinceEn: z.string(),
  }),
  title: z.string().min(1),
  titleEn: z.string().min(1),
  fiscalYears: z.array(fiscalYear).min(1),
  announcedOn: buddhistDate,
  objectives: z.array(z.object({ text: z.string(), textEn: z.string() })),
  targets: z.array(
    z.object({
      indicator: z.string(),
      indicatorEn: z.string(),
      unit: z.enum(['percent', 'points']),
      byYear: z.record(z.string(), z.number().int()),
      aspiration: z.record(z.string(), z.number().int()).default({}),
    }),
  ),
  taxonomy: z.array(
    z.object({
      code: code(1),
      ...named,
      missions: z.array(
        z.object({
          code: code(2),
          ...named,
          topics: z.array(z.object({ code: code(3), ...named })),
        }),
      ),
    }),
  ),
  programmes: z.array(
    z.object({
      number: z.number().int().positive(),
      ...named,
      kind: z.enum(['project', 'activity', 'measure']),
      mission: code(3),
      hasForm: z.boolean(),
      summaryEn: z.string(),
      rationale: z.array(z.string()),
      objectives: z.array(point),
      targetGroups: z.array(
        z.object({ group: z.string(), people: z.number().int().nonnegative().nullable() }),
      ),
      steps: z.array(point),
      responsible: z.string().nullable(),
      sourceNote: z.string().nullable().default(null),
      sourceNoteEn: z.string().nullable().default(null),
      outputs: z.array(point),
      outcomes: z.array(point),
      remark: z.string(),
    }),
  ),
  schedule: z.record(
    z.string(),
    z.object({
      rows: z.array(
        z.object({
          order: z.number().int().positive(),
          programme: z.number().int().positive(),
          budgetBaht,
          quarters,
          remark: z.string(),
        }),
      ),
    }),
  ),
  /** Words that a scan misread and that were mended. */
  corrections: z
    .array(
      z.object({
        programme: z.number().int().positive().nullable(),
        field: z.string().min(1),
        from: z.string(),
        to: z.string(),
      }),
    )
    .default([]),
  fraudRisks: z.array(
    z.object({
      order: z.number().int().positive(),
      process: z.string(),
      processEn: z.string(),
      risks: z.array(
        z.object({
          id: code(2),
          text: z.string(),
          textEn: z.string(),
          level: z.enum(['low', 'medium', 'high']),
        }),
      ),
      controls: z.array(z.number().int().positive()),
    }),
  ),
})

export type PlanFile = z.output<typeof planFile>

/**
 * Reads a plan file, and the corrections that stand in `corrections.json` beside it where there are any.
 * Refuses a file that lacks a field, naming the field.
 */
export async function readPlanFile(path: string): Promise<PlanFile> {
  const corrections = join(dirname(path), 'corrections.json')
  return planFile.parse({
    ...(await readJson(path)),
    corrections: existsSync(corrections) ? await readJson(corrections) : [],
  })
}

async function readJson(path: string): Promise<object> {
  return JSON.parse(await readFile(path, 'utf8')) as object
}
