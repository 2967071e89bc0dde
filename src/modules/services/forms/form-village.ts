import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { listVillages, villageName } from '../../complaints/module.ts'
import type { Words } from './form.ts'

/** A village of the organisation, of which an address can be. */
export interface FormVillage {
  readonly villageId: string
  readonly name: Words
}

/** The villages among which an address is chosen; none where nobody has entered them. */
export async function formVillages(tx: TenantTransaction): Promise<FormVillage[]> {
  return (await listVillages(tx)).map((village) => ({
    villageId: village.villageId,
    name: { th: villageName(village, 'th'), en: villageName(village, 'en') },
  }))
}
