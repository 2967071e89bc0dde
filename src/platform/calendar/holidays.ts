import { readFile } from 'node:fs/promises'
import { z } from 'zod'

/**
 * A public holiday of government offices. `cabinet`: a cabinet resolution names the day, or it stands in the
 * calendar published for its year. `computed`: it follows from the lunar calendar or the substitution rule,
 * and no announcement has been seen.
 */
export type Holiday = {
  /** ISO, Gregorian. */
  readonly date: string
  readonly name: string
  readonly nameEn: string
  readonly certainty: 'cabinet' | 'computed'
  readonly source: string
}

const text = z.string().trim().min(1)

/** The format of `data/calendar/holidays.json`. */
export const holidaysFile = z
  .strictObject({
    /** What a reader of the file must know, above all what is missing. */
    notes: z.array(text),
    /** Where the days come from, by the key that they name. */
    sources: z.record(z.string(), text),
    holidays: z.array(
      z.strictObject({
        date: z.iso.date(),
        name: text,
        nameEn: text,
        /** The holiday on a weekend for which this day is free. */
        substitutes: z.iso.date().optional(),
        certainty: z.enum(['cabinet', 'computed']),
        source: text,
      }),
    ),
  })
  .superRefine(({ sources, holidays }, context) => {
    const dates = new Set<string>()
    for (const [index, { date, source }] of holidays.entries()) {
      if (dates.has(date)) {
        context.addIssue({
          code: 'custom',
          path: ['holidays', index, 'date'],
          message: `${date} is there twice`,
        })
      }
      if (!Object.hasOwn(sources, source)) {
        context.addIssue({
          code: 'custom',
          path: ['holidays', index, 'source'],
          message: `no source ${source}`,
        })
      }
      dates.add(date)
    }
  })

/** Reads a file of holidays; throws an error that names the file and each fault in it. */
export async function readHolidays(path: string): Promise<readonly Holiday[]> {
  const parsed = holidaysFile.safeParse(parseJson(path, await readFile(path, 'utf8')))
  if (!parsed.success) throw new Error(`${path}:\n${z.prettifyError(parsed.error)}`)
  const { sources, holidays } = parsed.data
  return holidays.map(({ date, name, nameEn, certainty, source }) => ({
    date,
    name,
    nameEn,
    certainty,
    source: sources[source]!,
  }))
}

function parseJson(path: string, content: string): unknown {
  try {
    return JSON.parse(content)
  } catch (cause) {
    throw new Error(`${path} is not JSON`, { cause })
  }
}
