import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { Language } from '../../platform/language/messages.ts'
import { titleIn } from './naming.ts'
import { publicationsInForce } from './publication.ts'
import { publicationUrls } from './urls.ts'

/** A published procedure: what it is called, and where it stands. */
export interface Procedure {
  readonly title: Readonly<Record<Language, string>>
  readonly address: string
}

/**
 * The newest document in force about how one of the two doors works: general complaints, or reports of corruption. Their
 * procedures are apart from each other, as the doors are. Undefined where none is published.
 */
export async function findProcedure(
  tx: TenantTransaction,
  topic: 'complaint-procedure' | 'corruption-procedure',
): Promise<Procedure | undefined> {
  const newest = (await publicationsInForce(tx)).findLast(({ topics }) => topics.includes(topic))
  if (!newest) return undefined
  return {
    title: { th: titleIn('th', newest), en: titleIn('en', newest) },
    address: publicationUrls.publication({ publicationId: newest.publicationId }),
  }
}
