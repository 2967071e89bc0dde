import { address } from '../../platform/web/address.ts'

/** The services for everybody. */
export const serviceUrls = {
  catalogue: address('/services'),
  statistics: address('/services/statistics'),
  track: address('/services/track'),
  resume: address('/services/resume'),
  received: address('/services/received/:token'),
  case: address('/services/case/:token'),
  result: address('/services/case/:token/result.pdf'),
  map: address('/services/about/:key/map/:field'),
  survey: address('/services/case/:token/survey'),
  service: address('/services/about/:key'),
  apply: address('/services/about/:key/apply'),
  change: address('/services/about/:key/change'),
  send: address('/services/about/:key/send'),
  saveDraft: address('/services/about/:key/save'),
  saved: address('/services/saved/:token'),
  give: address('/services/case/:token/documents'),
  withdraw: address('/services/case/:token/withdraw'),
  stopNotices: address('/services/case/:token/stop-notices'),
  resultFile: address('/services/case/:token/files/:fileId'),
}

/** The catalogue as it is kept, and the register of the requests, for those who deal with them. */
export const serviceWorkUrls = {
  manage: address('/services/manage'),
  addService: address('/services/manage/new'),
  manageService: address('/services/manage/:serviceId'),
  serviceSettings: address('/services/manage/:serviceId/settings'),
  servicePreview: address('/services/manage/:serviceId/preview'),
  publishForm: address('/services/manage/:serviceId/publish'),
  openService: address('/services/manage/:serviceId/open'),
  closeService: address('/services/manage/:serviceId/close'),
  formSection: address('/services/manage/:serviceId/sections/:section'),
  formField: address('/services/manage/:serviceId/fields/:field'),
  moveInForm: address('/services/manage/:serviceId/move'),
  register: address('/services/register'),
  request: address('/services/register/:requestId'),
}

/** What is done with a request. */
export const serviceHandlingUrls = {
  table: address('/services/register/table.csv'),
  assign: address('/services/register/:requestId/assign'),
  note: address('/services/register/:requestId/note'),
  ask: address('/services/register/:requestId/documents'),
  given: address('/services/register/:requestId/documents-given'),
  appoint: address('/services/register/:requestId/appointment'),
  cancelAppointment: address('/services/register/:requestId/appointments/:appointmentId/cancel'),
  setFee: address('/services/register/:requestId/fee'),
  payFee: address('/services/register/:requestId/payment'),
  delay: address('/services/register/:requestId/delay'),
  decide: address('/services/register/:requestId/decision'),
  giveBack: address('/services/register/:requestId/return'),
  withdrawFor: address('/services/register/:requestId/withdraw'),
  result: address('/services/register/:requestId/result.pdf'),
}
