/** What people do with this module, for a demonstration that does the same; no sibling is given it. */

export { assignRequest, endRequest, extendRequest, type Ending } from './handling.ts'
export { rateRequest } from './rating.ts'
export { receiveRequest, type NewRequest } from './receiving.ts'
