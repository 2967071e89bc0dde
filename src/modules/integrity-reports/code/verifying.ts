import { verifyReceipt } from '../../../platform/ledger/verifying-receipt.ts'
import {
  describe,
  hexOf,
  listingSubject,
  namedIn,
  readListing,
  type FetchFile,
  type ServedFile,
} from './listing.ts'

export const codeServed = 'integrity-reports.code-served'

export interface Claimed {
  /** The list as it was published, byte for byte. */
  readonly listing: Uint8Array
  /** The receipt of its entry of the ledger. */
  readonly receipt: string
  /** The vkeys that may sign the log. */
  readonly ledgerKeys: readonly string[]
}

/** What somebody finds who compares a confidential site with the list in the ledger. */
export type CodeVerdict =
  | {
      /** Nothing was compared: the list itself is not believed. */
      readonly is: 'unproven'
      readonly why: 'listing-malformed' | 'receipt-wrong' | 'another-list'
    }
  | {
      readonly is: 'compared'
      /** Of the list, in hexadecimal. */
      readonly sha256: string
      /** To the minute, as the ledger gives it. */
      readonly since: string
      readonly same: readonly ServedFile[]
      readonly different: readonly CodeFault[]
    }

export interface CodeFault {
  readonly path: string
  readonly fault:
    | 'other-bytes'
    | 'not-served'
    /** A page makes browsers load it, and it is not in the list. */
    | 'not-listed'
    /** A page that this program knows of, and the list does not have. */
    | 'page-missing'
}

/**
 * Fetches every file of a published list from the site and compares. `pages` must be in the list. That the site serves
 * the same to everybody else is not proven by this.
 */
export async function verifyServedCode(
  { listing: published, receipt, ledgerKeys }: Claimed,
  pages: readonly string[],
  fetch: FetchFile,
): Promise<CodeVerdict> {
  const listing = readListing(published)
  if (!listing) return { is: 'unproven', why: 'listing-malformed' }
  const verdict = verifyReceipt(receipt, undefined, ledgerKeys)
  if (!verdict.ok) return { is: 'unproven', why: 'receipt-wrong' }
  const { entry } = verdict
  if (entry.kind !== codeServed || entry.subject !== listingSubject(published)) {
    return { is: 'unproven', why: 'another-list' }
  }
  const listed = new Set(listing.files.map(({ path }) => path))
  const same: ServedFile[] = []
  const different = pages
    .filter((path) => !listed.has(path))
    .map((path): CodeFault => ({ path, fault: 'page-missing' }))
  const named = new Set<string>()
  for (const file of listing.files) {
    const { status, type, content } = await fetch(file.path)
    if (status !== 200) different.push({ path: file.path, fault: 'not-served' })
    else if (describe(file.path, content).sha256 !== file.sha256)
      different.push({ path: file.path, fault: 'other-bytes' })
    else same.push(file)
    for (const path of namedIn(file.path, type, content)) named.add(path)
  }
  for (const path of named) if (!listed.has(path)) different.push({ path, fault: 'not-listed' })
  return { is: 'compared', sha256: hexOf(published), since: entry.time, same, different }
}
