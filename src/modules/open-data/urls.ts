import { address } from '../../platform/web/address.ts'

export const openDataUrls = { catalogue: address('/open-data') }
