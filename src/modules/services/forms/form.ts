import { z } from 'zod'

/** What a field of a service's form can ask for. */
export const fieldKinds = [
  'text',
  'long-text',
  'number',
  'date',
  'choice',
  'several',
  'yes-no',
  'address',
  'point',
  'files',
  'national-id',
  'consent',
  'booking',
] as const
export type FieldKind = (typeof fieldKinds)[number]

/** Whether one chooses from a list that the form gives. */
export function hasOptions(kind: FieldKind): boolean {
  return kind === 'choice' || kind === 'several' || kind === 'booking'
}

export const mostSections = 20
export const mostFields = 60
export const mostOptions = 30

const words = z.strictObject({ th: z.string(), en: z.string() })
export type Words = z.output<typeof words>

/** Names of fields and options in answers and exports: they stay when their words are bettered. */
const key = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)

export function isKey(text: string): boolean {
  return key.safeParse(text).success
}

/** A field is asked only where another has one of these answers: keys of options, or `yes` and `no`. */
const condition = z.strictObject({ field: key, is: z.array(z.string()).min(1) })
export type Condition = z.output<typeof condition>

const field = z.strictObject({
  key,
  kind: z.enum(fieldKinds),
  label: words,
  hint: words,
  isRequired: z.boolean(),
  /** Of a choice, of several, and of a booking, whose options are the spaces. */
  options: z.array(z.strictObject({ key, text: words })),
  /** Of a number; null where there is no bound. */
  least: z.number().nullable(),
  most: z.number().nullable(),
  unit: words,
  /** Of personal data why it is asked for; of a consent what is consented to. */
  purpose: words,
  /** Null where it is always asked. */
  showIf: condition.nullable(),
})
export type Field = z.output<typeof field>

const section = z.strictObject({ key, title: words, fields: z.array(field) })
export type Section = z.output<typeof section>

/** What a service asks of whoever applies, as data: one step of the form for each section. */
export const serviceForm = z.strictObject({ sections: z.array(section) })
export type ServiceForm = z.output<typeof serviceForm>

/** All fields of a form in their order. */
export function fieldsOf({ sections }: ServiceForm): Field[] {
  return sections.flatMap(({ fields }) => fields)
}

/** The answers of a field on which others can be conditioned; none where its answers are as many as people. */
export function answersThatDecide({ kind, options }: Field): readonly string[] {
  if (kind === 'yes-no') return ['yes', 'no']
  if (kind === 'consent') return ['yes']
  return kind === 'choice' || kind === 'several' ? options.map((one) => one.key) : []
}

const address = z.strictObject({
  house: z.string(),
  /** A village of this organisation; null where it is elsewhere, and `rest` says where. */
  villageId: z.string().nullable(),
  rest: z.string(),
})

const point = z.strictObject({ latitude: z.number(), longitude: z.number() })

export const bookingParts = ['morning', 'afternoon'] as const
export type BookingPart = (typeof bookingParts)[number]

const booking = z.strictObject({
  space: z.string(),
  /** A day as ISO 8601. */
  day: z.string(),
  parts: z.array(z.enum(bookingParts)).min(1),
})
export type Booking = z.output<typeof booking>

/**
 * One answer: text (also a day as ISO 8601, a national id of thirteen digits, the key of an option, `yes` or `no`; a
 * consent is `yes`), a number, the keys of several options, an address, a point or a booking. Files are kept beside, by
 * the key of their field. What was not asked or not answered has no entry.
 */
const answer = z.union([z.string(), z.number(), z.array(z.string()), address, point, booking])
export type Answer = z.output<typeof answer>

export const answers = z.record(z.string(), answer)
export type Answers = z.output<typeof answers>
