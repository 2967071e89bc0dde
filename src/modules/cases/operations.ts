/** What people do with this module, for a demonstration that does the same; no sibling is given it. */

export { openCase } from './opening.ts'
export { holdCase } from './reading.ts'
export { recordInCase, type Recording } from './recording.ts'
