import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { Encrypter } from 'age-encryption'
import { encrypterTo } from '../protocol/age-keys.ts'
import { b64 } from '../protocol/binding.ts'
import { writeCanonical, type Canonical } from '../protocol/canonical-json.ts'
import type { FileOfMessage } from '../protocol/message-head.ts'
import { messageCommitment, messageTag } from '../protocol/ledger-tags.ts'
import type { OpenedReport } from './opened-report.ts'
import { zipOf, type ZipMember } from './zip.ts'

export interface Dossier {
  readonly opened: OpenedReport
  /** How to verify, and what was said, in words. */
  readonly readme: string
  readonly summary: string
  /** All that proves it; a dossier without this is the summary alone. */
  readonly evidence:
    | {
        /** The directory and the batches of the ledger, as the server told them. */
        readonly told: readonly { readonly name: string; readonly value: Canonical }[]
        readonly files: readonly {
          readonly seq: number
          readonly file: FileOfMessage
          readonly content: Uint8Array
        }[]
      }
    | undefined
}

/**
 * A report for an authority: every message with its signed head, its signature and its ciphertext, which the next
 * head names; files; the directory and the ledger with their proofs. No key of the report is inside: the authority
 * reads nothing that comes later.
 */
export function dossierOf({ opened, readme, summary, evidence }: Dossier): Uint8Array {
  const members: ZipMember[] = [
    { name: 'README.txt', content: utf8ToBytes(readme) },
    { name: 'summary.txt', content: utf8ToBytes(summary) },
  ]
  if (evidence) {
    for (const { name, value } of evidence.told) members.push({ name, content: writeCanonical(value) })
    opened.thread.messages.forEach((message, seq) => {
      const folder = `messages/${numbered(seq)}/`
      members.push(
        { name: `${folder}head.json`, content: message.headBytes },
        { name: `${folder}signature.bin`, content: message.signature },
        { name: `${folder}body.bin`, content: message.content },
        { name: `${folder}ciphertext.age`, content: opened.stored.messages[seq] ?? new Uint8Array() },
        { name: `${folder}ledger.json`, content: writeCanonical(ledgerOf(opened, seq)) },
      )
    })
    for (const { seq, file, content } of evidence.files) {
      members.push({ name: `files/${numbered(seq)}-${plainName(file.name)}`, content })
    }
  }
  const sums = members.map(({ name, content }) => `${bytesToHex(sha256(content))}  ${name}\n`).join('')
  return zipOf([...members, { name: 'SHA256SUMS', content: utf8ToBytes(sums) }])
}

const numbered = (seq: number): string => String(seq).padStart(3, '0')

/** A name that leads to no other folder, whatever a reporter called the file. */
export function plainName(name: string): string {
  return (
    name
      .replaceAll(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
      .replace(/^\.+/, '')
      .slice(-80) || 'file'
  )
}

/** What the ledger has of a message: which values, and on which day. */
function ledgerOf({ report, epochs, thread, stored, days }: OpenedReport, seq: number): Canonical {
  const epoch = thread.messages[Math.max(0, seq - 1)]?.head.epoch
  const keys = epochs.find(({ keybox }) => keybox.body.epoch === epoch)?.keys
  const message = stored.messages[seq]
  if (!keys || !message) return {}
  return {
    tag: b64(messageTag(keys.tagKey, { report, seq })),
    commitment: b64(messageCommitment(keys.tagKey, { report, seq }, message)),
    day: days[seq] ?? '',
  }
}

/** To an age key, or to a passphrase that is told by telephone. The second text names the file for good. */
export async function sealDossier(
  zip: Uint8Array,
  to: { readonly recipient: string } | { readonly passphrase: string },
): Promise<{ readonly sealed: Uint8Array; readonly sha256: string }> {
  const sealed = await (
    'recipient' in to ? encrypterTo(to.recipient) : withPassphrase(to.passphrase)
  ).encrypt(zip)
  return { sealed, sha256: b64(sha256(sealed)) }
}

function withPassphrase(passphrase: string): Encrypter {
  const encrypter = new Encrypter()
  encrypter.setScryptWorkFactor(17)
  encrypter.setPassphrase(passphrase)
  return encrypter
}
