/** What people do with this module, for a demonstration that does the same; no sibling is given it. */

export { planMeeting, recordAttendance, resolveAt, writeMinutes } from './committees/holding.ts'
export { appointByOrder, enterCommittee } from './committees/keeping.ts'
export { findMeeting } from './committees/meeting.ts'
export { addMember } from './committees/members.ts'
export { draftMinutes } from './committees/minutes.ts'
export { endResolution } from './committees/resolution.ts'
export { decidePublication, sendPublication, withdrawPublication } from './deciding.ts'
export { findPublication, type PublicationContent } from './publication.ts'
export { recordSpreading, type NewSpreading } from './spreading.ts'
export { enterPublication } from './writing.ts'
