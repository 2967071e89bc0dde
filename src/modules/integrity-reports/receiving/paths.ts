import { integrityReportUrls } from '../urls.ts'

/** Where the script of recipients asks; the page tells it. */
export interface Paths {
  readonly challenge: string
  readonly open: string
  readonly more: string
  readonly append: string
  readonly close: string
  readonly get: string
  readonly directory: string
  readonly endorse: string
  readonly pool: string
  readonly batches: string
  readonly offlineFiles: string
  readonly offlineFile: string
}

export function pathsOfRecipients(): Paths {
  return {
    challenge: integrityReportUrls.challenge(),
    open: integrityReportUrls.open(),
    more: integrityReportUrls.more(),
    append: integrityReportUrls.append(),
    close: integrityReportUrls.close(),
    get: integrityReportUrls.get(),
    directory: integrityReportUrls.directory(),
    endorse: integrityReportUrls.endorse(),
    pool: integrityReportUrls.pool(),
    batches: integrityReportUrls.batches(),
    offlineFiles: integrityReportUrls.offlineFiles(),
    offlineFile: integrityReportUrls.offlineFile(),
  }
}
