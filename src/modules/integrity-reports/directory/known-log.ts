import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { publicKeys } from '../../../platform/ledger/keys.ts'
import type { Services } from '../../../platform/web/services.ts'
import type { KnownLog } from '../client/known-log.ts'

/** What is written into the pages whose scripts verify the ledger. */
export async function knownLog(
  tx: TenantTransaction,
  { witnessKeys }: Pick<Services, 'witnessKeys'>,
): Promise<KnownLog> {
  return { keys: await publicKeys(tx, 'log'), witnesses: witnessKeys }
}
