import { address } from '../../platform/web/address.ts'

/** The door of complaints, for everybody. */
export const complaintUrls = {
  door: address('/complaints'),
  statistics: address('/complaints/statistics'),
  measures: address('/complaints/measures'),
  rounds: address('/complaints/reports'),
  round: address('/complaints/reports/:fiscalYear/:months'),
  roundPdf: address('/complaints/reports/:fiscalYear/:months/pdf'),
  roundFile: address('/complaints/reports/:fiscalYear/:months/file'),
  what: address('/complaints/new'),
  where: address('/complaints/new/:category'),
  map: address('/complaints/new/:category/map'),
  file: address('/complaints/new/:category/details'),
  received: address('/complaints/received/:token'),
  track: address('/complaints/track'),
  case: address('/complaints/case/:token'),
  caseFile: address('/complaints/case/:token/files/:fileId'),
  reply: address('/complaints/case/:token/reply'),
  dispute: address('/complaints/case/:token/not-fixed'),
  withdraw: address('/complaints/case/:token/withdraw'),
  stopNotices: address('/complaints/case/:token/stop-notices'),
  rate: address('/complaints/case/:token/rating'),
  survey: address('/complaints/case/:token/survey'),
}

/** The register of complaints, for those who deal with them. */
export const complaintRegisterUrls = {
  register: address('/complaints/register'),
  enter: address('/complaints/register/new'),
  enterMap: address('/complaints/register/new/map'),
  map: address('/complaints/register/map'),
  settings: address('/complaints/register/settings'),
  setCategory: address('/complaints/register/settings/category'),
  setVillage: address('/complaints/register/settings/village'),
  villageMap: address('/complaints/register/settings/village/map'),
  setRule: address('/complaints/register/settings/rule'),
  keys: address('/complaints/register/keys'),
  revokeKey: address('/complaints/register/keys/:keyId/revoke'),
  importTickets: address('/complaints/register/import'),
  confirmImport: address('/complaints/register/import/:fileId'),
  analysis: address('/complaints/register/analysis'),
  decideMeasure: address('/complaints/register/measures/new'),
  measure: address('/complaints/register/measures/:measureId'),
  reports: address('/complaints/register/reports'),
  report: address('/complaints/register/reports/:fiscalYear/:months'),
  sendReport: address('/complaints/register/reports/:fiscalYear/:months/send'),
  decideReport: address('/complaints/register/reports/:fiscalYear/:months/opinion'),
  complaint: address('/complaints/register/:complaintId'),
  acknowledge: address('/complaints/register/:complaintId/acknowledge'),
  accept: address('/complaints/register/:complaintId/accept'),
  assign: address('/complaints/register/:complaintId/assign'),
  recategorize: address('/complaints/register/:complaintId/category'),
  note: address('/complaints/register/:complaintId/note'),
  ask: address('/complaints/register/:complaintId/ask'),
  pause: address('/complaints/register/:complaintId/pause'),
  resume: address('/complaints/register/:complaintId/resume'),
  answer: address('/complaints/register/:complaintId/answer'),
  fix: address('/complaints/register/:complaintId/fixed'),
  passOn: address('/complaints/register/:complaintId/pass-on'),
  close: address('/complaints/register/:complaintId/close'),
  merge: address('/complaints/register/:complaintId/merge'),
  withdrawFor: address('/complaints/register/:complaintId/withdraw'),
  summary: address('/complaints/register/:complaintId/summary'),
  photo: address('/complaints/register/:complaintId/photo'),
  renewCode: address('/complaints/register/:complaintId/code'),
}

/** GeoReport v2, for programs of others; what stands before `services` and `requests` is its endpoint. */
export const open311Urls = {
  about: address('/open311'),
  discovery: address('/open311/discovery.:format'),
  services: address('/open311/v2/services.:format'),
  service: address('/open311/v2/services/:file'),
  requests: address('/open311/v2/requests.:format'),
  request: address('/open311/v2/requests/:file'),
}

/**
 * Where reports of corruption are taken. That door stands on the front page beside this one and is no part of this
 * module: only its address is known here.
 */
export const otherDoor = address('/integrity-reports')
