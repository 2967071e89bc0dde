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

/** The committees as everybody reads them. */
export const committeeUrls = {
  committees: address('/committees'),
  committee: address('/committees/:committeeId'),
}

/** The committees at work, for those who keep them. */
export const committeeWorkUrls = {
  committeesWork: address('/committees/work'),
  committeeNew: address('/committees/work/new'),
  committeeWork: address('/committees/work/:committeeId'),
  committeeChange: address('/committees/work/:committeeId/change'),
  committeeOrder: address('/committees/work/:committeeId/order'),
  committeeMembers: address('/committees/work/:committeeId/members/:appointmentId'),
  memberNew: address('/committees/work/:committeeId/members/:appointmentId/new'),
  member: address('/committees/work/:committeeId/members/:appointmentId/:memberId'),
  memberRemove: address('/committees/work/:committeeId/members/:appointmentId/:memberId/remove'),
  committeeEnd: address('/committees/work/:committeeId/end'),
  meetingNew: address('/committees/work/:committeeId/meetings/new'),
  meeting: address('/committees/work/:committeeId/meetings/:meetingId'),
  meetingChange: address('/committees/work/:committeeId/meetings/:meetingId/change'),
  meetingCancel: address('/committees/work/:committeeId/meetings/:meetingId/cancel'),
  meetingAttendance: address('/committees/work/:committeeId/meetings/:meetingId/attendance'),
  meetingMinutes: address('/committees/work/:committeeId/meetings/:meetingId/minutes'),
  meetingMinutesDraft: address('/committees/work/:committeeId/meetings/:meetingId/minutes/draft'),
  resolutionNew: address('/committees/work/:committeeId/meetings/:meetingId/resolutions/new'),
  resolution: address('/committees/work/:committeeId/resolutions/:resolutionId'),
  resolutionChange: address('/committees/work/:committeeId/resolutions/:resolutionId/change'),
  resolutionEnd: address('/committees/work/:committeeId/resolutions/:resolutionId/end'),
}
