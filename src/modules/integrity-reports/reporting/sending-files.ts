import { randomBytes } from '@noble/hashes/utils.js'
import { sendBlob } from '../client/calling.ts'
import { b64 } from '../protocol/binding.ts'
import { sealFile, type StoredFile } from '../protocol/file.ts'
import type { FileOfMessage } from '../protocol/message-head.ts'
import type { ReadyFile } from './preparing-file.ts'

interface SealedFile {
  readonly file: ReadyFile
  readonly blob: Uint8Array
  readonly ciphertext: Uint8Array
  readonly stored: StoredFile
  arrived: number
}

/** Seals the files of a message and sends them; what has arrived is not sent again when it is tried again. */
export class SendingFiles {
  readonly #files: readonly ReadyFile[]
  readonly #recipient: string
  readonly #sealed: SealedFile[] = []

  constructor(files: readonly ReadyFile[], recipient: string) {
    this.#files = files
    this.#recipient = recipient
  }

  /**
   * Says `ok` once all have arrived, or what the server says against it.
   *
   * @throws CallFailed when the network fails; all is kept.
   */
  async send(path: string, progress: (part: number) => void): Promise<string> {
    for (const file of this.#files.slice(this.#sealed.length)) {
      this.#sealed.push(await sealed(file, this.#recipient))
    }
    const total = this.#sealed.reduce((sum, { ciphertext }) => sum + ciphertext.length, 0)
    for (const one of this.#sealed) {
      if (one.arrived === one.ciphertext.length) continue
      const outcome = await sendBlob(path, {
        blob: one.blob,
        content: one.ciphertext,
        arrived: one.arrived,
        sent: (bytes) => {
          one.arrived = bytes
          progress(this.#sealed.reduce((sum, { arrived }) => sum + arrived, 0) / total)
        },
      })
      if (outcome !== 'ok') return outcome
    }
    return 'ok'
  }

  /** The server has removed what was not named in time. */
  forget(): void {
    for (const one of this.#sealed) one.arrived = 0
  }

  /** As the message names them. */
  named(): readonly FileOfMessage[] {
    return this.#sealed.map(({ file, blob, stored }) => ({
      blob: b64(blob),
      size: stored.size,
      sha256: stored.sha256,
      type: file.type,
      name: file.name,
    }))
  }
}

async function sealed(file: ReadyFile, recipient: string): Promise<SealedFile> {
  const stream = file.content.stream() as ReadableStream<Uint8Array>
  const { ciphertext, stored } = await sealFile(recipient, file.content.size, stream)
  const bytes = new Uint8Array(
    await new Response(ciphertext as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer(),
  )
  return { file, blob: randomBytes(16), ciphertext: bytes, stored: await stored, arrived: 0 }
}
