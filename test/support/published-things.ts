import type { FileStore } from '../../src/platform/files/store.ts'
import { stageUpload } from '../../src/platform/files/staging.ts'
import { keepFile } from '../../src/platform/files/keeping.ts'
import type { TenantTransaction } from '../../src/platform/database/tenant.ts'
import { systemActor } from '../../src/platform/identity/actor.ts'
import { defineModule, nothingSearchable, type Module } from '../../src/platform/module.ts'
import type { PublishedThing } from '../../src/platform/publishing/published.ts'

/** A module that has published whatever a test puts into its list. */
export function publishing(kind: string, things: readonly PublishedThing[]): Module {
  return defineModule({
    name: kind.split('.')[0]!,
    urls: {},
    routes: [],
    published: {
      kind,
      title: { th: 'เอกสารทดสอบ', en: 'Test document' },
      async find(_, ids) {
        return things.filter(({ id }) => ids.includes(id))
      },
      async search(_, { words, limit }) {
        return things
          .filter(({ title, replacedBy }) => replacedBy === null && title.th.includes(words))
          .toSorted((a, b) => Temporal.PlainDate.compare(b.publishedOn, a.publishedOn))
          .slice(0, limit)
      },
    },
    messages: [],
    datasets: [],
    searchable: nothingSearchable,
  })
}

/** Something published on a day, with nothing that belongs to it unless a test says so. */
export function publishedThing(
  given: Pick<PublishedThing, 'kind' | 'id'> & Partial<PublishedThing>,
): PublishedThing {
  const address = given.address ?? `/documents/${given.id}`
  return {
    title: { th: `เอกสาร ${given.id}`, en: `Document ${given.id}` },
    address,
    publishedOn: Temporal.PlainDate.from('2026-10-20'),
    edition: 1,
    editionAddress: address,
    sha256: '0'.repeat(64),
    replacedBy: null,
    fileIds: [],
    links: [],
    ...given,
  }
}

/** Keeps a text as a file for everybody, as an upload would be; returns its id. */
export async function keepText(
  tx: TenantTransaction,
  store: FileStore,
  {
    name,
    text,
    isPublic = true,
    purpose = 'test.document',
  }: { name: string; text: string; isPublic?: boolean; purpose?: string },
): Promise<string> {
  const content = (async function* () {
    yield Buffer.from(text)
  })()
  const staged = await stageUpload(store, content, { maxBytes: 10_000, accepts: ['text'], name })
  if (!staged.ok) throw new Error(staged.reason)
  const { fileId } = await keepFile(tx, systemActor, {
    staged: staged.staged,
    purpose,
    subject: 'document',
    isPublic,
    keepUntil: null,
    at: Temporal.Instant.from('2026-11-22T03:00:00Z'),
  })
  return fileId
}
