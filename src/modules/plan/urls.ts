import { address } from '../../platform/web/address.ts'

export const planUrls = {
  plan: address('/plan'),
  risks: address('/plan/risks'),
  programme: address('/plan/programmes/:number'),
  year: address('/plan/:fiscalYear'),
  yearProgrammes: address('/plan/:fiscalYear/programmes'),
  yearPrint: address('/plan/:fiscalYear/print'),
}
