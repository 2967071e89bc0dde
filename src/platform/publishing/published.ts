import type { TenantTransaction } from '../database/tenant.ts'
import type { Language } from '../language/messages.ts'

/** Something that stands in public at an address of its own for good, such as an announcement or a manual. */
export interface PublishedThing {
  /** The kind of its source. */
  readonly kind: string
  readonly id: string
  readonly title: Readonly<Record<Language, string>>
  /** Its permanent address, without the language's prefix. */
  readonly address: string
  readonly publishedOn: Temporal.PlainDate
  /** The edition that stands, counted from 1. */
  readonly edition: number
  /** Where this very edition stands for good; the address of the thing where it has one only. */
  readonly editionAddress: string
  /** By which everybody knows the edition again, as it was frozen. */
  readonly sha256: string
  /** The address of what took its place; null while it is the last. */
  readonly replacedBy: string | null
  /** Files of the house that belong to it. */
  readonly fileIds: readonly string[]
  /** Addresses outside the house that it refers to. */
  readonly links: readonly string[]
}

/** What a module has published, for others to refer to by kind and id, never to copy. */
export interface PublishedSource {
  /** Names the source, such as `publications.document`. */
  readonly kind: string
  /** What one of its things is called, such as "document of the register". */
  readonly title: Readonly<Record<Language, string>>
  /** Those of the ids that are public; others are left out. */
  find(tx: TenantTransaction, ids: readonly string[]): Promise<PublishedThing[]>
  /** Public things that have the words, or the newest where there are none; replaced ones are left out. */
  search(
    tx: TenantTransaction,
    asked: { readonly words: string; readonly limit: number },
  ): Promise<PublishedThing[]>
}

/** What all modules have published, by the kind of the source. */
export type PublishedTable = ReadonlyMap<string, PublishedSource>

/** Puts the sources of all modules together. Refuses two of one kind: a reference would mean either. */
export function joinPublished(
  modules: readonly { readonly published?: PublishedSource | undefined }[],
): PublishedTable {
  const table = new Map<string, PublishedSource>()
  for (const { published } of modules) {
    if (!published) continue
    if (table.has(published.kind)) throw new Error(`two modules offer ${published.kind}`)
    table.set(published.kind, published)
  }
  return table
}

/** Something that was found, with what its source calls its things. */
export type FoundThing = PublishedThing & { readonly sourceTitle: PublishedSource['title'] }

/** Looks through all sources, the newest first; at most so many. */
export async function searchPublished(
  tx: TenantTransaction,
  published: PublishedTable,
  asked: { readonly words: string; readonly limit: number },
): Promise<FoundThing[]> {
  const found: FoundThing[] = []
  for (const source of published.values()) {
    const things = await source.search(tx, asked)
    found.push(...things.map((thing) => ({ ...thing, sourceTitle: source.title })))
  }
  return found
    .toSorted((a, b) => Temporal.PlainDate.compare(b.publishedOn, a.publishedOn))
    .slice(0, asked.limit)
}
