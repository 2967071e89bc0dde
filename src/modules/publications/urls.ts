import { address } from '../../platform/web/address.ts'

/** The register as everybody reads it. */
export const publicationUrls = {
  register: address('/publications'),
  feed: address('/publications/feed.atom'),
  calendar: address('/publications/calendar.ics'),
  publication: address('/publications/:publicationId'),
  snapshot: address('/publications/:publicationId/publication.json'),
  poster: address('/publications/:publicationId/poster.pdf'),
  loudspeaker: address('/publications/:publicationId/loudspeaker'),
}

/** The register at work, for those who write and approve. */
export const publicationWorkUrls = {
  work: address('/publications/work'),
  draftNew: address('/publications/work/new'),
  draft: address('/publications/work/:publicationId'),
  change: address('/publications/work/:publicationId/change'),
  addFiles: address('/publications/work/:publicationId/files'),
  removeFile: address('/publications/work/:publicationId/files/:fileId/remove'),
  send: address('/publications/work/:publicationId/send'),
  decide: address('/publications/work/:publicationId/opinion'),
  publish: address('/publications/work/:publicationId/publish'),
  cancel: address('/publications/work/:publicationId/cancel'),
  withdraw: address('/publications/work/:publicationId/withdraw'),
  renew: address('/publications/work/:publicationId/renew'),
  spread: address('/publications/work/:publicationId/channels'),
  withdrawSpreading: address('/publications/work/:publicationId/channels/:spreadingId/withdraw'),
}
