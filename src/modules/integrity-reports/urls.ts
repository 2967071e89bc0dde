import { address } from '../../platform/web/address.ts'

export const integrityReportUrls = {
  // On the open site: who receives, and how many were received.
  recipients: address('/integrity-reports/recipients'),
  statistics: address('/integrity-reports/statistics'),
  counts: address('/integrity-reports/counts'),
  keepDirectory: address('/integrity-reports/directory'),
  checkFirst: address('/integrity-reports/directory/first'),
  begin: address('/integrity-reports/directory/begin'),
  propose: address('/integrity-reports/directory/proposals'),
  withdrawProposal: address('/integrity-reports/directory/proposals/:proposalId/withdraw'),
  // On the confidential site; the addresses of calls are short, and no id stands in any.
  front: address('/report'),
  newReport: address('/report/new'),
  return: address('/report/return'),
  form: address('/report/form'),
  leave: address('/report/leave'),
  key: address('/report/key'),
  recipient: address('/report/recipient'),
  challenge: address('/r/challenge'),
  part: address('/r/blob'),
  create: address('/r/create'),
  open: address('/r/open'),
  more: address('/r/more'),
  append: address('/r/append'),
  get: address('/r/get'),
  burn: address('/r/burn'),
  directory: address('/r/directory'),
  endorse: address('/r/endorse'),
  pool: address('/r/pool'),
  batches: address('/r/batches'),
}
