import type { TenantTransaction } from './database/tenant.ts'
import type { LiveDisclosure } from './disclosures/disclosure.ts'
import type { FileReaders } from './files/file-reading.ts'
import type { CapabilityTable } from './identity/actor.ts'
import type { Job } from './jobs/job.ts'
import type { Language, Messages } from './language/messages.ts'
import type { LedgerKind } from './ledger/kind.ts'
import type { MapPlaceSource } from './maps/area-map.ts'
import type { Metric } from './metrics/metric.ts'
import type { Dataset } from './open-data/dataset.ts'
import type { PublishedSource } from './publishing/published.ts'
import type { SearchDocument } from './search/document.ts'
import type { TaskSource } from './tasks/task.ts'
import type { Address } from './web/address.ts'
import type { Route } from './web/route.ts'

/** The one public door of a module: what the rest of the house may know of it. */
export interface Module {
  readonly name: string
  /** Typed table of its addresses: links, redirects and tests use it. */
  readonly urls: Readonly<Record<string, Address>>
  readonly routes: readonly Route[]
  /** What it lets people do, by name, such as `accounts.manage`, and the roles that may. */
  readonly capabilities?: CapabilityTable
  /** The kinds of acts it records in the ledger, such as `accounts.invited`, in words. */
  readonly events?: Readonly<Record<LedgerKind, Readonly<Record<Language, string>>>>
  /** What it counts of its own work, for the indicators of the plan to read. */
  readonly metrics?: readonly Metric[]
  /** What it has published, for others to refer to. */
  readonly published?: PublishedSource
  /** What it discloses by doing its work, for the items of the yearly assessment. */
  readonly disclosures?: readonly LiveDisclosure[]
  /** Work that it does later, by itself or again. */
  readonly jobs?: readonly Job[]
  /** What waits for a person, of its own matters. */
  readonly tasks?: TaskSource
  /** What it names on the map of the area, such as villages; for everybody to see. */
  readonly mapPlaces?: MapPlaceSource
  /** Who may read the files that it keeps, by their purposes. */
  readonly files?: FileReaders
  /** Its words in both languages. */
  readonly messages: readonly Messages[]
  /** The tables it publishes as open data. */
  readonly datasets: readonly Dataset[]
  /** Everything public it has, for the search; read when the program starts and by whatever changes it. */
  readonly searchable: (tx: TenantTransaction) => Promise<SearchDocument[]>
}

/** Declares a module. */
export function defineModule<const Urls extends Module['urls']>(
  module: Module & { readonly urls: Urls },
): Module & { readonly urls: Urls } {
  return module
}

/** For a module that has nothing to find. */
export async function nothingSearchable(): Promise<SearchDocument[]> {
  return []
}
