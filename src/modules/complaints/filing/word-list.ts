import { and, eq } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { words } from '../../../platform/language/segmentation.ts'
import { complaintWord } from '../schema.ts'

/** Nobody looks for longer ones, and a story has not so many that matter. */
const longestWord = 60
const mostWords = 200

/** The different words of a text, as a search for them cuts it too. */
export function differentWords(text: string): string[] {
  const long = words(text).filter((word) => word.length > 1 && word.length <= longestWord)
  return [...new Set(long)].slice(0, mostWords)
}

/** Lets a complaint be found by its words. */
export async function listWords(
  { db, organizationId }: TenantTransaction,
  complaintId: string,
  text: string,
): Promise<void> {
  const rows = differentWords(text).map((word) => ({ organizationId, word, complaintId }))
  if (rows.length > 0) await db.insert(complaintWord).values(rows)
}

/** Forgets the words of a complaint. */
export async function forgetWords(
  { db, organizationId }: TenantTransaction,
  complaintId: string,
): Promise<void> {
  await db
    .delete(complaintWord)
    .where(and(eq(complaintWord.organizationId, organizationId), eq(complaintWord.complaintId, complaintId)))
}
