import { address } from '../../platform/web/address.ts'

/** The services for everybody. */
export const serviceUrls = {
  catalogue: address('/services'),
  statistics: address('/services/statistics'),
  track: address('/services/track'),
  resume: address('/services/resume'),
  received: address('/services/received/:token'),
  case: address('/services/case/:token'),
  service: address('/services/about/:key'),
}

/** The catalogue as it is kept, and the register of the requests, for those who deal with them. */
export const serviceWorkUrls = {
  manage: address('/services/manage'),
  register: address('/services/register'),
  request: address('/services/register/:requestId'),
}
