import { address, frontPage } from '../../platform/web/address.ts'

export const homeUrls = {
  front: frontPage,
  integrityReports: address('/integrity-reports'),
  accessibility: address('/accessibility'),
  privacy: address('/privacy'),
  about: address('/about'),
}
