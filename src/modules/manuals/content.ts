import { z } from 'zod'
import type { Language } from '../../platform/language/messages.ts'

export const manualKinds = ['citizen', 'staff'] as const
export type ManualKind = (typeof manualKinds)[number]

/** The parts of a manual, in the order in which they are written. */
export const sectionNames = [
  'about',
  'rules',
  'steps',
  'documents',
  'fees',
  'channels',
  'laws',
  'forms',
  'remarks',
] as const
export type SectionName = (typeof sectionNames)[number]

export const durationUnits = ['minute', 'hour', 'working-day'] as const
export type DurationUnit = (typeof durationUnits)[number]

const duration = z.strictObject({ amount: z.int().positive(), unit: z.enum(durationUnits) })
export type Duration = z.output<typeof duration>

const step = z.strictObject({
  title: z.string(),
  detail: z.string(),
  /** Null until it is known: a time is never guessed. */
  time: duration.nullable(),
  /** A division or a post, never the name of a person. */
  responsible: z.string(),
  law: z.string(),
})
export type Step = z.output<typeof step>

const document = z.strictObject({
  name: z.string(),
  issuer: z.string(),
  originals: z.int().nonnegative(),
  copies: z.int().nonnegative(),
  /** In which case it is needed; empty where always. */
  when: z.string(),
  note: z.string(),
})
export type NeededDocument = z.output<typeof document>

const fee = z.strictObject({
  what: z.string(),
  /** 0 where it costs nothing; null where there is no one amount, and `rule` says how it is found. */
  satang: z.int().nonnegative().nullable(),
  rule: z.string(),
})
export type Fee = z.output<typeof fee>

const channel = z.strictObject({
  name: z.string(),
  place: z.string(),
  hours: z.string(),
  phone: z.string(),
  url: z.string(),
})
export type Channel = z.output<typeof channel>

const law = z.strictObject({ text: z.string(), url: z.string() })

/** A file as the manual pins it: nobody exchanges it unseen. */
const attachedFile = z.strictObject({
  fileId: z.uuid(),
  name: z.string(),
  sha256: z.string(),
  bytes: z.int().nonnegative(),
})
export type AttachedFile = z.output<typeof attachedFile>

const form = z.strictObject({
  title: z.string(),
  blank: attachedFile,
  /** Filled in with invented data. */
  example: attachedFile.nullable(),
})
export type AttachedForm = z.output<typeof form>

/** All that a manual says: one document, frozen whole with each version. */
export const manualContent = z.strictObject({
  title: z.string(),
  titleEn: z.string(),
  summary: z.string(),
  summaryEn: z.string(),
  audience: z.string(),
  /** The division that answers for it, with its names as they were then. */
  division: z.strictObject({ divisionId: z.uuid(), name: z.string(), nameEn: z.string() }).nullable(),
  criteria: z.string(),
  method: z.string(),
  conditions: z.string(),
  steps: z.array(step),
  /** A shorter time that the organisation promises; null where the steps' own time is the standard. */
  promise: duration.nullable(),
  documents: z.array(document),
  needsNoDocuments: z.boolean(),
  fees: z.array(fee),
  isFree: z.boolean(),
  channels: z.array(channel),
  laws: z.array(law),
  forms: z.array(form),
  complaints: z.string(),
  remarks: z.string(),
})
export type ManualContent = z.output<typeof manualContent>

/** A manual that says nothing yet but its name. */
export function emptyContent(known: Pick<ManualContent, 'title' | 'titleEn'>): ManualContent {
  return {
    ...known,
    summary: '',
    summaryEn: '',
    audience: '',
    division: null,
    criteria: '',
    method: '',
    conditions: '',
    steps: [],
    promise: null,
    documents: [],
    needsNoDocuments: false,
    fees: [],
    isFree: false,
    channels: [],
    laws: [],
    forms: [],
    complaints: '',
    remarks: '',
  }
}

/** A frozen content read back. */
export function readContent(snapshot: string): ManualContent {
  return manualContent.parse(JSON.parse(snapshot))
}

/** The title in a language. Everything else of a manual is official text, which is Thai. */
export function titleIn(
  language: Language,
  { title, titleEn }: Pick<ManualContent, 'title' | 'titleEn'>,
): string {
  return language === 'th' ? title : titleEn
}
