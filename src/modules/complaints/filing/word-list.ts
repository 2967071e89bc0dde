import { and, eq, sql } from 'drizzle-orm'
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

/** Lets complaints be found by their words, in one statement however many they are. */
export async function listWords(
  { db, organizationId }: TenantTransaction,
  texts: readonly { readonly complaintId: string; readonly text: string }[],
): Promise<void> {
  const listed = texts.flatMap(({ complaintId, text }) =>
    differentWords(text).map((word) => ({ complaintId, word })),
  )
  if (listed.length === 0) return
  await db.execute(sql`
    insert into complaint_word (organization_id, complaint_id, word)
    select ${organizationId}, listed.* from unnest(
      ${sql.param(listed.map(({ complaintId }) => complaintId))}::uuid[],
      ${sql.param(listed.map(({ word }) => word))}::text[]
    ) as listed`)
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
