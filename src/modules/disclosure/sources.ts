import type { LiveDisclosure } from '../../platform/disclosures/disclosure.ts'
import type { FileReaders } from '../../platform/files/file-reading.ts'
import type { Module } from '../../platform/module.ts'
import { joinPublished, type PublishedTable } from '../../platform/publishing/published.ts'
import type { Item } from './items.ts'

/** What other modules have published and disclose by their work, by kind and by name. */
export interface Sources {
  readonly published: PublishedTable
  readonly live: ReadonlyMap<string, LiveDisclosure>
  /** Who may read their files: one may be everybody's only as long as what it belongs to is published. */
  readonly readers: FileReaders
}

export type SourceModule = Pick<Module, 'published' | 'disclosures' | 'files'>

/** Puts together what modules offer. Refuses two sources of one kind and two live disclosures of one name. */
export function joinSources(modules: readonly SourceModule[]): Sources {
  return {
    published: joinPublished(modules),
    live: byName(modules.flatMap(({ disclosures }) => disclosures ?? [])),
    readers: Object.assign({}, ...modules.map(({ files }) => files)),
  }
}

function byName(all: readonly LiveDisclosure[]): Map<string, LiveDisclosure> {
  const table = new Map<string, LiveDisclosure>()
  for (const one of all) {
    if (table.has(one.name)) throw new Error(`two modules offer ${one.name}`)
    table.set(one.name, one)
  }
  return table
}

/**
 * The live disclosures that satisfy an item by themselves: by the item of the list that shipped from which it was
 * copied, else by its own year and code.
 */
export function liveFor(
  { live }: Sources,
  { itaYear, code, originYear, originCode }: Pick<Item, 'itaYear' | 'code' | 'originYear' | 'originCode'>,
): LiveDisclosure[] {
  const year = originYear ?? itaYear
  const own = originCode ?? code
  return [...live.values()].filter(({ items }) => items[year]?.includes(own))
}
