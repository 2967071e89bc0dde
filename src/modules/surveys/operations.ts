/** What people do with this module, for a demonstration that does the same; no sibling is given it. */

export { keepAnswer } from './answering/keeping.ts'
export { makeSurvey, openSurvey } from './making.ts'
export { recordPlace } from './places.ts'
export { findSurvey } from './reading.ts'
export { countUp } from './results/counting-up.ts'
export { templates } from './templates/templates.ts'
