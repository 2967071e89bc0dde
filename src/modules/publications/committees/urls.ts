import { address } from '../../../platform/web/address.ts'

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
