/** What people do with this module, for a demonstration that does the same; no sibling is given it. */

export { assignItems } from './editing.ts'
export { pointsOf } from './facts.ts'
export { findByCode, itemsOfYear } from './items.ts'
export { match } from './matching.ts'
export { checkPoint } from './points.ts'
export { joinSources } from './sources.ts'
