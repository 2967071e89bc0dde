import { address } from '../../platform/web/address.ts'

export const searchUrls = { search: address('/search') }
