import { createHash, randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { Encrypter } from 'age-encryption'
import { and, desc, eq } from 'drizzle-orm'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { PdfWriter } from '../../../platform/documents/pdf-writing.ts'
import { zipStream } from '../../../platform/files/zip-stream.ts'
import type { Actor } from '../../../platform/identity/actor.ts'
import type { LedgerKeys } from '../../../platform/ledger/keys.ts'
import { openingOf } from '../../../platform/ledger/opening.ts'
import { receiptOf } from '../../../platform/ledger/receipts.ts'
import type { Case } from '../reading.ts'
import { caseAuthority, caseDossier } from '../schema.ts'
import { recordStep, stepsOf, type CaseStep } from '../step.ts'
import type { Authority } from './authority.ts'
import { dossierDocument } from './dossier-document.ts'
import { readme } from './readme.ts'

/** A file of the archive, before it is sealed. */
interface DossierFile {
  readonly name: string
  readonly content: Uint8Array
}

export interface NewDossier {
  /** Held by this transaction. */
  readonly held: Case
  readonly authority: Authority
  readonly organization: { readonly name: string }
  readonly pdf: PdfWriter
  readonly keys: LedgerKeys
  readonly at: Temporal.Instant
}

/**
 * Seals everything that a case holds to the key of an authority: on paper (PDF), for programs (JSON), and with the proof of
 * every step from the ledger, in one archive that nobody here opens again. What it hashes to is recorded as a step.
 */
export async function makeDossier(
  tx: TenantTransaction,
  actor: Actor,
  { held, authority, organization, pdf, keys, at }: NewDossier,
): Promise<void> {
  const { db, organizationId } = tx
  const { caseId, box } = held
  const steps = await stepsOf(tx, held)
  const document = dossierDocument({ organization, matter: held, steps, at })
  const files: DossierFile[] = [
    { name: 'README.txt', content: Buffer.from(readme) },
    { name: 'dossier.json', content: Buffer.from(await dossierJson(tx, held, steps)) },
    { name: 'dossier.pdf', content: await pdf.writeDocument(document, todayInBangkok(at)) },
  ]
  for (const { ledgerIndex } of steps) {
    const receipt = await receiptOf(tx, ledgerIndex, { keys, at })
    files.push({ name: `receipts/${ledgerIndex}.tlog-proof`, content: Buffer.from(receipt ?? '') })
  }
  const encrypter = new Encrypter()
  encrypter.addRecipient(authority.recipient)
  const sealed = Buffer.from(await encrypter.encrypt(await archiveOf(files, at)))
  const sha256 = createHash('sha256').update(sealed).digest('hex')
  await db.insert(caseDossier).values({
    organizationId,
    dossierId: randomUUID(),
    caseId,
    authorityId: authority.authorityId,
    madeAt: at,
    sha256,
    bytes: sealed.length,
    sealed,
  })
  const content = { who: authority.name, sha256 }
  await recordStep(tx, actor, { caseId, box, kind: 'dossier-made', content, at, event: 'cases.dossier-made' })
}

/** The case for programs, with what each entry of the ledger commits to, so that it can be verified by itself. */
async function dossierJson(tx: TenantTransaction, matter: Case, steps: readonly CaseStep[]): Promise<string> {
  const { box: _, caseId: __, ...facts } = matter
  const told = []
  for (const { stepId, kind, madeAt, madeByName, ledgerIndex, content, text } of steps) {
    const opening = await openingOf(tx, ledgerIndex)
    told.push({
      kind,
      recorded_at: madeAt.toString(),
      recorded_by: madeByName,
      content,
      committed_text: text,
      ledger: {
        index: ledgerIndex,
        subject: stepId,
        payload: opening?.payload ?? null,
        salt: opening?.salt.toString('hex') ?? null,
      },
    })
  }
  return JSON.stringify({ format: 'prongsai-case-dossier', version: 1, case: facts, steps: told }, null, 2)
}

async function archiveOf(files: readonly DossierFile[], at: Temporal.Instant): Promise<Uint8Array> {
  const entries = files.map(({ name, content }) => ({
    name,
    bytes: content.length,
    open: async () => oneOf(content),
  }))
  return buffer(zipStream(entries, at.toZonedDateTimeISO('Asia/Bangkok').toPlainDateTime()).body)
}

async function* oneOf(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content
}

export interface Dossier {
  readonly dossierId: string
  readonly authorityName: string
  readonly recipient: string
  readonly madeAt: Temporal.Instant
  readonly sha256: string
  readonly bytes: number
}

/** The dossiers of a case, the newest first. */
export async function dossiersOf(
  { db, organizationId }: TenantTransaction,
  caseId: string,
): Promise<Dossier[]> {
  return db
    .select({
      dossierId: caseDossier.dossierId,
      authorityName: caseAuthority.name,
      recipient: caseAuthority.recipient,
      madeAt: caseDossier.madeAt,
      sha256: caseDossier.sha256,
      bytes: caseDossier.bytes,
    })
    .from(caseDossier)
    .innerJoin(
      caseAuthority,
      and(
        eq(caseAuthority.organizationId, organizationId),
        eq(caseAuthority.authorityId, caseDossier.authorityId),
      ),
    )
    .where(and(eq(caseDossier.organizationId, organizationId), eq(caseDossier.caseId, caseId)))
    .orderBy(desc(caseDossier.madeAt))
}

/** A dossier as it was sealed; undefined where the case has no such one. */
export async function sealedDossier(
  { db, organizationId }: TenantTransaction,
  { caseId, dossierId }: { readonly caseId: string; readonly dossierId: string },
): Promise<Buffer | undefined> {
  const [row] = await db
    .select({ sealed: caseDossier.sealed })
    .from(caseDossier)
    .where(
      and(
        eq(caseDossier.organizationId, organizationId),
        eq(caseDossier.caseId, caseId),
        eq(caseDossier.dossierId, dossierId),
      ),
    )
  return row?.sealed ?? undefined
}
