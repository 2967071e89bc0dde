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
