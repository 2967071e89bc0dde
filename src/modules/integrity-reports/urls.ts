import { address } from '../../platform/web/address.ts'

/** All of them stand on the confidential site. */
export const integrityReportUrls = {
  front: address('/report'),
  leave: address('/report/leave'),
}
