import { address } from '../../platform/web/address.ts'

export const fileUrls = {
  file: address('/files/:fileId'),
  preview: address('/files/:fileId/preview/:size'),
}
