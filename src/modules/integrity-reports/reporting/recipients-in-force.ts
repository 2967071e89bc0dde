import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { directoryNow } from '../directory/events.ts'
import type { DirectoryEntry } from '../protocol/directory.ts'
import { isChannelOpen } from './chosen-recipients.ts'

/** Who receives now what is told in confidence; nobody while the channel is not open, as without somebody outside. */
export async function recipientsInForce(
  tx: TenantTransaction,
  now: Temporal.Instant,
): Promise<readonly DirectoryEntry[]> {
  const directory = await directoryNow(tx, now)
  if (!directory.ok || !isChannelOpen(directory.keys)) return []
  return directory.keys.filter(({ state }) => state === 'active').map(({ entry }) => entry)
}
