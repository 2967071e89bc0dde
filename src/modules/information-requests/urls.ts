import { address } from '../../platform/web/address.ts'

/** The information centre for everybody. */
export const informationCentreUrls = {
  centre: address('/information-requests'),
  statistics: address('/information-requests/statistics'),
  ask: address('/information-requests/new'),
  received: address('/information-requests/received/:token'),
  track: address('/information-requests/track'),
  case: address('/information-requests/case/:token'),
  caseFile: address('/information-requests/case/:token/files/:fileId'),
  withdraw: address('/information-requests/case/:token/withdraw'),
  stopNotices: address('/information-requests/case/:token/stop-notices'),
  rate: address('/information-requests/case/:token/rating'),
}

/** The register of the requests, for those who deal with them. */
export const informationRegisterUrls = {
  register: address('/information-requests/register'),
  enter: address('/information-requests/register/new'),
  request: address('/information-requests/register/:requestId'),
  assign: address('/information-requests/register/:requestId/assign'),
  renewCode: address('/information-requests/register/:requestId/code'),
  extend: address('/information-requests/register/:requestId/extend'),
  answer: address('/information-requests/register/:requestId/answer'),
  refuse: address('/information-requests/register/:requestId/refuse'),
  passOn: address('/information-requests/register/:requestId/pass-on'),
  withdrawFor: address('/information-requests/register/:requestId/withdraw'),
}
