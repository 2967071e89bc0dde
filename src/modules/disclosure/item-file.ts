import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { periods } from './period.ts'

const item = z.strictObject({
  code: z.string().regex(/^[A-Z]{1,3}\d{1,3}$/),
  title: z.string().min(1),
  titleEn: z.string().min(1),
  topic: z.int().min(1).max(5),
  period: z.enum(periods),
  points: z.array(z.strictObject({ text: z.string().min(1), textEn: z.string().min(1) })),
})

const file = z.strictObject({
  note: z.string(),
  /** In the calendar year in which the fiscal year ends. */
  deadline: z.strictObject({ month: z.int().min(1).max(12), day: z.int().min(1).max(31) }),
  years: z
    .array(
      z.strictObject({
        itaYear: z.int(),
        provenance: z.strictObject({ th: z.string(), en: z.string() }),
        items: z.array(item).min(1),
      }),
    )
    .min(1),
})

/** The items of the years that ship with the program; what is proposed with them is said to be. */
export type ItemFile = z.output<typeof file>

/** Reads the items that ship. Throws where the file is not what it should be: it is part of the program. */
export async function readItemFile(path: string): Promise<ItemFile> {
  return file.parse(JSON.parse(await readFile(path, 'utf8')))
}

/** The proposed last day of an ITA year. */
export function proposedDeadline(
  { deadline }: Pick<ItemFile, 'deadline'>,
  itaYear: number,
): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year: itaYear - 543, ...deadline })
}
