import { address } from '../../platform/web/address.ts'

export const carriedFormUrls = {
  carriedForm: address('/carried-forms/:carriedFormId'),
  drop: address('/carried-forms/:carriedFormId/drop'),
}
