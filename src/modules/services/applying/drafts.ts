import { and, eq } from 'drizzle-orm'
import { scrypt } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { secretBox, type SecretBox } from '../../../platform/identity/secret-box.ts'
import { hashOfCode, newTrackingCode } from '../../../platform/tracking/tracking-code.ts'
import { serviceDraft } from '../schema.ts'
import { draftAbout } from '../service-facts.ts'

const typedSchema = z.record(z.string(), z.string())
interface Keeper {
  readonly secrets: SecretBox
  readonly organizationId: string
}

/** What was typed into the inputs of a form, by their names. */
export type Typed = z.output<typeof typedSchema>

/**
 * The key of a draft, made of its code and the program's key, and slowly (scrypt, N = 2^14, some 30 ms): the database
 * alone opens none, and with the key too each code that is tried costs that much.
 */
function boxOf(code: string, { secrets, organizationId }: Keeper): Promise<SecretBox> {
  const about = `${draftAbout} box ${organizationId}`
  return new Promise((resolve, reject) => {
    scrypt(secrets.fingerprint(code, about), about, 32, { N: 2 ** 14, r: 8, p: 1 }, (error, key) =>
      error ? reject(error) : resolve(secretBox(key)),
    )
  })
}

/** Keeps a form to go on later; returns the code that alone opens it. Files are not kept. */
export async function saveDraft(
  { db, organizationId }: TenantTransaction,
  asked: {
    readonly serviceId: string
    readonly version: number
    readonly typed: Typed
    readonly at: Temporal.Instant
    readonly secrets: SecretBox
  },
): Promise<{ draftId: string; code: string }> {
  const { serviceId, version, typed, at, secrets } = asked
  const code = newTrackingCode()
  const draftId = uuidv7()
  const box = await boxOf(code, { secrets, organizationId })
  await db.insert(serviceDraft).values({
    organizationId,
    draftId,
    serviceId,
    version,
    codeHash: hashOfCode(code, { secrets, about: draftAbout, organizationId }),
    answersBox: box.seal(JSON.stringify(typed), draftId),
    savedAt: at,
  })
  return { draftId, code }
}

/** What a code of a saved form opens; undefined where it opens nothing. */
export async function openDraft(
  { db, organizationId }: TenantTransaction,
  { code, secrets }: { readonly code: string; readonly secrets: SecretBox },
): Promise<{ serviceId: string; version: number; typed: Typed } | undefined> {
  const codeHash = hashOfCode(code, { secrets, about: draftAbout, organizationId })
  const [found] = await db
    .select()
    .from(serviceDraft)
    .where(and(eq(serviceDraft.organizationId, organizationId), eq(serviceDraft.codeHash, codeHash)))
  if (!found) return undefined
  const box = await boxOf(code, { secrets, organizationId })
  const typed = typedSchema.parse(JSON.parse(box.open(found.answersBox, found.draftId)))
  return { serviceId: found.serviceId, version: found.version, typed }
}

/** Deletes a saved form by its code, because it was sent or saved anew. */
export async function dropDraft(
  { db, organizationId }: TenantTransaction,
  { code, secrets }: { readonly code: string; readonly secrets: SecretBox },
): Promise<void> {
  const codeHash = hashOfCode(code, { secrets, about: draftAbout, organizationId })
  await db
    .delete(serviceDraft)
    .where(and(eq(serviceDraft.organizationId, organizationId), eq(serviceDraft.codeHash, codeHash)))
}
