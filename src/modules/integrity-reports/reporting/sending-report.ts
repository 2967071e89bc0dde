import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { CallFailed, outcomeOf, post } from '../client/calling.ts'
import { writeCall } from '../exchange/call.ts'
import { beginReport, type NewReport, type ReportBegun } from '../protocol/begin-report.ts'
import { b64 } from '../protocol/binding.ts'
import type { Composed } from '../protocol/composing.ts'
import { integrityReportUrls } from '../urls.ts'
import type { Paying } from './paying.ts'
import type { ReadyFile } from './preparing-file.ts'
import { SendingFiles } from './sending-files.ts'

/**
 * `offline`: no answer; all is kept and may be tried again. `full`: no room for files now. `taken`: the receipt has a
 * report already. `refused`: the server takes it in no form.
 */
export type Sent = 'ok' | 'offline' | 'full' | 'taken' | 'too-large' | 'refused'

export interface Report extends NewReport {
  readonly text: string
  readonly files: readonly ReadyFile[]
}

/** A puzzle that was solved too long ago is solved anew; more often than this it is something else. */
const mostTries = 4

/** Seals one report and sends it, and goes on where it stopped when it is tried again. */
export class SendingReport {
  readonly #report: Report
  readonly #paying: Paying
  #begun: ReportBegun | undefined
  #files: SendingFiles | undefined
  #composed: Composed | undefined

  constructor(report: Report, paying: Paying) {
    this.#report = report
    this.#paying = paying
  }

  async run(progress: (part: number) => void): Promise<Sent> {
    try {
      for (let attempt = 0; attempt < mostTries; attempt += 1) {
        const outcome = await this.#attempt(progress)
        if (outcome === 'again') this.#paying.begin()
        else if (outcome === 'missing') this.#files?.forget()
        else return isSent(outcome) ? outcome : 'refused'
      }
      return 'refused'
    } catch (fault) {
      if (fault instanceof CallFailed && [0, 429, 502, 503, 504].includes(fault.status)) return 'offline'
      if (fault instanceof CallFailed) return 'refused'
      throw fault
    }
  }

  async #attempt(progress: (part: number) => void): Promise<string> {
    const { text, files } = this.#report
    this.#begun ??= await beginReport(this.#report)
    const { keys, keybox, report, finish } = this.#begun
    this.#files ??= new SendingFiles(files, keys.recipient)
    const arrived = await this.#files.send(integrityReportUrls.part(), progress)
    if (arrived !== 'ok') return arrived
    const named = this.#files.named()
    this.#composed ??= await finish({ content: utf8ToBytes(text), files: named })
    const { message, tag, commitment } = this.#composed
    const { challenge, bits, solution } = await this.#paying.done()
    const { lookup, authPublic } = this.#report.reporter
    const head = {
      v: 1,
      report,
      reporterDoor: { id: b64(lookup), publicKey: b64(authPublic) },
      epochDoor: { id: b64(keys.cap), publicKey: b64(keys.readPublic) },
      tag: b64(tag),
      commitment: b64(commitment),
      blobs: named.map(({ blob }) => blob),
      challenge: b64(challenge),
      bits,
      solution,
    }
    return outcomeOf(post(integrityReportUrls.create(), writeCall(head, concatBytes(keybox, message))))
  }
}

function isSent(outcome: string): outcome is Sent {
  return ['ok', 'full', 'taken', 'too-large'].includes(outcome)
}
