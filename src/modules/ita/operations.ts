/** What people do with this module, for a demonstration that does the same; no sibling is given it. */

export { decideMeasure, findMeasure, reportMeasure } from './measures.ts'
export { enterResult } from './results.ts'
