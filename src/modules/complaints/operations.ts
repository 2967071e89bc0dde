/** What people do with this module, for a demonstration that does the same; no sibling is given it. */

export { fileComplaint, type NewComplaint } from './filing/filing.ts'
export { acceptComplaint, acknowledgeComplaint, assignComplaint } from './handling/assigning.ts'
export { disputeComplaint } from './handling/disputing.ts'
export { closeComplaint, endComplaint } from './handling/ending.ts'
export { mergeComplaint } from './handling/merging.ts'
export { stopClock } from './handling/pausing.ts'
export { summarizeComplaint } from './handling/publishing.ts'
export { rateComplaint } from './handling/rating.ts'
export { listVillages, setVillage } from './villages.ts'
