import { callThrough } from '../client/calling.ts'
import { fromB64 } from '../protocol/binding.ts'
import { openFile } from '../protocol/file.ts'
import type { FileOfMessage } from '../protocol/message-head.ts'
import type { OpenedReport } from './opened-report.ts'
import type { Paths } from './paths.ts'

const partLength = 1024 * 1024

/**
 * Fetches a file of a message and opens it. Undefined where the server has not all of it.
 *
 * @throws FileRefused where its bytes are not those that were signed.
 */
export async function fetchFile(
  { thread, epochs }: OpenedReport,
  { file, epoch }: { readonly file: FileOfMessage; readonly epoch: number },
  paths: Pick<Paths, 'get' | 'challenge'>,
): Promise<Uint8Array | undefined> {
  const door = thread.epoch?.keys
  const keys = epochs.find(({ keybox }) => keybox.body.epoch === epoch)?.keys
  const blob = fromB64(file.blob)
  if (!door || !keys || !blob) return undefined
  const parts: Uint8Array[] = []
  for (let part = 0; part * partLength < file.size; part += 1) {
    const content = await callThrough({
      door: { id: door.cap, seed: door.readSeed },
      path: paths.get,
      challengePath: paths.challenge,
      head: { blob: file.blob, part },
    })
    if (content.length === 0) return undefined
    parts.push(content)
  }
  const sealed = new Blob(parts as BlobPart[])
  const opened = await openFile(keys.ageSeed, file, () => sealed.stream() as ReadableStream<Uint8Array>)
  return new Uint8Array(await new Response(opened as BodyInit).arrayBuffer())
}

/**
 * A picture drawn anew, so that what a recipient sees and saves is pixels and nothing that somebody hid in the file.
 * Undefined for what is no picture of this browser's.
 */
export async function redrawn(content: Uint8Array): Promise<Blob | undefined> {
  try {
    const picture = await createImageBitmap(new Blob([content as BlobPart]))
    const canvas = document.createElement('canvas')
    canvas.width = picture.width
    canvas.height = picture.height
    const brush = canvas.getContext('2d')
    if (!brush) return undefined
    // What is transparent would become black in a JPEG.
    brush.fillStyle = '#fff'
    brush.fillRect(0, 0, canvas.width, canvas.height)
    brush.drawImage(picture, 0, 0)
    picture.close()
    return await new Promise((resolve) =>
      canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/jpeg', 0.92),
    )
  } catch {
    return undefined
  }
}
