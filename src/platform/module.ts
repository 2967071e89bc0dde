import type { TenantTransaction } from './database/tenant.ts'
import type { Messages } from './language/messages.ts'
import type { Dataset } from './open-data/dataset.ts'
import type { SearchDocument } from './search/document.ts'
import type { Address } from './web/address.ts'
import type { Route } from './web/route.ts'

/** The one public door of a module: what the rest of the house may know of it. */
export interface Module {
  readonly name: string
  /** Typed table of its addresses: links, redirects and tests use it. */
  readonly urls: Readonly<Record<string, Address>>
  readonly routes: readonly Route[]
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
