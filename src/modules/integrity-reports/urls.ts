import { address } from '../../platform/web/address.ts'

/** All of them stand on the confidential site; those of calls are short, and no id stands in any. */
export const integrityReportUrls = {
  front: address('/report'),
  leave: address('/report/leave'),
  challenge: address('/r/challenge'),
  part: address('/r/blob'),
  create: address('/r/create'),
  open: address('/r/open'),
  more: address('/r/more'),
  append: address('/r/append'),
  get: address('/r/get'),
  burn: address('/r/burn'),
  pool: address('/r/pool'),
  batches: address('/r/batches'),
}
