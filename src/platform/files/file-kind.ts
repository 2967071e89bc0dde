/** A kind of content that may be kept, and what it is called in a response and in a name. */
interface KindFacts {
  readonly type: string
  /** Endings of a name that say so; the first one is given to a name that says something else. */
  readonly endings: readonly [string, ...string[]]
}

const office = 'application/vnd.openxmlformats-officedocument'

/**
 * What may be kept. No archives, no sound, no film, nothing that runs; the old formats of Word and Excel
 * are left out for their macros, HEIC because the image library reads no HEVC.
 */
export const fileKinds = {
  pdf: { type: 'application/pdf', endings: ['.pdf'] },
  jpeg: { type: 'image/jpeg', endings: ['.jpg', '.jpeg'] },
  png: { type: 'image/png', endings: ['.png'] },
  webp: { type: 'image/webp', endings: ['.webp'] },
  docx: { type: `${office}.wordprocessingml.document`, endings: ['.docx'] },
  xlsx: { type: `${office}.spreadsheetml.sheet`, endings: ['.xlsx'] },
  csv: { type: 'text/csv; charset=utf-8', endings: ['.csv'] },
  text: { type: 'text/plain; charset=utf-8', endings: ['.txt'] },
} as const satisfies Readonly<Record<string, KindFacts>>

export type FileKind = keyof typeof fileKinds

export const photoKinds = ['jpeg', 'png', 'webp'] as const satisfies readonly FileKind[]
export type PhotoKind = (typeof photoKinds)[number]

export function isPhoto(kind: FileKind): kind is PhotoKind {
  return photoKinds.some((photo) => photo === kind)
}

/** Whether a name ends as files of a kind do. */
export function endsAs(name: string, kind: FileKind): boolean {
  return fileKinds[kind].endings.some((ending) => name.toLowerCase().endsWith(ending))
}
