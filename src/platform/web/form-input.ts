import type { z } from 'zod'
import { toArabicDigits } from '../language/numerals.ts'
import type { FormFields } from './route.ts'

/** What was wrong with a form: a code for each field, which the page turns into words. */
export type Faults = Readonly<Record<string, string>>

export type Read<Data> = { ok: true; data: Data } | { ok: false; faults: Faults }

/**
 * Reads a form by its schema. The message of each rule is the code of what to tell: the first one of a
 * field counts, because a person mends one thing at a time.
 */
export function readForm<Schema extends z.ZodType>(schema: Schema, body: FormFields): Read<z.output<Schema>> {
  const parsed = schema.safeParse(body)
  if (parsed.success) return { ok: true, data: parsed.data }
  const faults: Record<string, string> = {}
  for (const { path, message } of parsed.error.issues) faults[path.join('-')] ??= message
  return { ok: false, faults }
}

/** What was typed, to be shown again. Passwords are not: the page would carry them about. */
export function typedIn(body: FormFields): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      typeof value === 'string' && !/password|code/i.test(name) ? [[name, value]] : [],
    ),
  )
}

/** The text of one field of a form, trimmed, with line ends as one character; empty where it is missing. */
export function textIn(body: FormFields, name: string): string {
  const value = body[name]
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : ''
}

/** A whole number of at most three digits within limits, in Thai or Arabic digits; undefined for anything else. */
export function wholeIn(
  body: FormFields,
  name: string,
  { least, most }: { readonly least: number; readonly most: number },
): number | undefined {
  const text = toArabicDigits(textIn(body, name))
  const number = /^\d{1,3}$/.test(text) ? Number(text) : undefined
  return number !== undefined && number >= least && number <= most ? number : undefined
}
