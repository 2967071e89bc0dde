import type { FileKind } from './file-kind.ts'
import type { Refusal } from './refusal.ts'

/** What a content is, or why it is nothing that may be kept. */
export type Recognised = { kind: FileKind; reason?: undefined } | { reason: Refusal }
