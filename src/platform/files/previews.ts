import { Worker } from 'node:worker_threads'
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { isPhoto } from './file-kind.ts'
import type { KeptFile } from './kept-file.ts'
import { mostPixels } from './photo.ts'
import { blobName, previewName, previewSizes, type FileStore, type PreviewSize } from './store.ts'

/** A larger document is downloaded, not looked at: it would have to be whole in memory. */
const largestDocument = 30 * 1024 * 1024
/** A page that takes longer is one made to take long. */
const longestRenderingMs = 10_000
const documentMemoryMb = 256

/** Beside its source while it is one, beside the program once it is built. */
const worker = new URL(
  import.meta.url.endsWith('.ts') ? './pdf-page.worker.ts' : './pdf-page.worker.js',
  import.meta.url,
)

/**
 * A small picture of a photo, or of the first page of a PDF, in WebP: made when it is first asked for and
 * kept beside the content. Undefined for what has no picture, and for what cannot be drawn.
 */
export async function previewOf(
  store: FileStore,
  organizationId: string,
  { file, size }: { file: Pick<KeptFile, 'sha256' | 'kind' | 'bytes'>; size: PreviewSize },
): Promise<Uint8Array | undefined> {
  const name = previewName(organizationId, file.sha256, size)
  const known = await store.open(name)
  if (known) return buffer(known.body)
  if (!isPhoto(file.kind) && (file.kind !== 'pdf' || file.bytes > largestDocument)) return undefined
  const content = await store.open(blobName(organizationId, file.sha256))
  if (!content) return undefined
  const whole = await buffer(content.body)
  const made = isPhoto(file.kind) ? await smaller(whole, size) : await firstPage(whole, size)
  if (made) await store.write(name, made)
  return made
}

async function smaller(photo: Uint8Array, size: PreviewSize): Promise<Uint8Array> {
  const longest = previewSizes[size]
  return sharp(photo, { limitInputPixels: mostPixels })
    .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
    .webp()
    .toBuffer()
}

/** In a thread of its own, which is ended where it takes too much: a hostile document must stop nobody. */
function firstPage(pdf: Uint8Array, size: PreviewSize): Promise<Uint8Array | undefined> {
  return new Promise((resolve) => {
    const thread = new Worker(worker, {
      workerData: { pdf, longest: previewSizes[size] },
      resourceLimits: { maxOldGenerationSizeMb: documentMemoryMb },
    })
    const limit = setTimeout(() => void thread.terminate(), longestRenderingMs)
    thread.once('message', (picture: Uint8Array) => resolve(picture))
    thread.once('error', () => resolve(undefined))
    thread.once('exit', () => {
      clearTimeout(limit)
      resolve(undefined)
    })
  })
}
