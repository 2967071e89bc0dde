import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, unlink, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { unlessAbsent } from './absence.ts'
import { displayName } from './display-name.ts'
import { isPhoto, type FileKind, type PhotoKind } from './file-kind.ts'
import { examinePdf } from './pdf-script.ts'
import { cleanPhoto, type CleanedPhoto } from './photo.ts'
import { headBytes, recognise } from './recognising.ts'
import type { Refusal } from './refusal.ts'
import { stagedName, type FileStore } from './store.ts'
import { TextWatch, type TextFinding } from './text-watch.ts'

export interface UploadLimits {
  readonly maxBytes: number
  readonly accepts: readonly FileKind[]
}

/** An upload that was examined and that a handler may keep. Nobody can read it before that. */
export interface StagedFile {
  readonly stageId: string
  readonly store: FileStore
  readonly sha256: string
  readonly bytes: number
  readonly kind: FileKind
  readonly name: string
  /** The photo told where it was taken. That is removed, and whoever sent it is to hear of it. */
  readonly hadPosition: boolean
}

export type StageResult = { ok: true; staged: StagedFile } | { ok: false; reason: Refusal }

/** Ends the examination of an upload from wherever it is. */
class Refused extends Error {
  readonly reason: Refusal

  constructor(reason: Refusal) {
    super(reason)
    this.reason = reason
  }
}

/**
 * Takes an upload in, in pieces and never whole in memory, and examines it: its size, what it is by its
 * content, what it would unpack to. A photo is written anew without its metadata. What is refused leaves
 * nothing behind, and `content` is closed as soon as the limit is passed.
 */
export async function stageUpload(
  store: FileStore,
  content: AsyncIterable<Uint8Array>,
  { maxBytes, accepts, name }: UploadLimits & { readonly name: string },
): Promise<StageResult> {
  const stageId = randomUUID()
  const path = join(store.workFolder, stageId)
  try {
    const received = await receive(content, path, maxBytes)
    const recognised = await recognise({ path, name, ...received })
    if (recognised.reason !== undefined) throw new Refused(recognised.reason)
    const { kind } = recognised
    if (!accepts.includes(kind)) throw new Refused('kind')
    if (kind === 'pdf') await refuseScript(path)
    const { sha256, bytes, hadPosition } = isPhoto(kind) ? await clean(path, kind) : received
    await store.takeIn(path, stagedName(stageId), sha256)
    const staged = { stageId, store, sha256, bytes, kind, name: displayName(name, kind), hadPosition }
    return { ok: true, staged }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: error.reason }
    if (isDiskFull(error)) return { ok: false, reason: 'no-space' }
    throw error
  } finally {
    await unlessAbsent(unlink(path))
  }
}

/** Removes uploads that nobody kept. Those that were kept have left already. */
export async function discardStaged(staged: readonly StagedFile[]): Promise<void> {
  await Promise.all(staged.map(({ store, stageId }) => store.remove(stagedName(stageId))))
}

interface Received {
  readonly sha256: string
  readonly bytes: number
  readonly head: Buffer
  readonly text: TextFinding
  readonly hadPosition: false
}

async function receive(
  content: AsyncIterable<Uint8Array>,
  path: string,
  maxBytes: number,
): Promise<Received> {
  const hash = createHash('sha256')
  const watch = new TextWatch()
  let bytes = 0
  let head = Buffer.alloc(0)
  const file = await newFile(path)
  try {
    for await (const piece of arriving(content)) {
      bytes += piece.length
      if (bytes > maxBytes) throw new Refused('too-large')
      hash.update(piece)
      watch.add(piece)
      if (head.length < headBytes) head = Buffer.concat([head, piece]).subarray(0, headBytes)
      await file.appendFile(piece)
    }
  } finally {
    await file.close()
  }
  if (bytes === 0) throw new Refused('empty')
  return { sha256: hash.digest('hex'), bytes, head, text: watch.end(), hadPosition: false }
}

/** Its folder is missing only the first time. */
async function newFile(path: string): Promise<FileHandle> {
  const made = await unlessAbsent(open(path, 'wx', 0o600))
  if (made) return made
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  return open(path, 'wx', 0o600)
}

/** What goes wrong while the sender is read is his connection's end; our disk has its own errors. */
async function* arriving(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* content
  } catch {
    throw new Refused('cut-off')
  }
}

async function refuseScript(path: string): Promise<void> {
  const finding = await examinePdf(path)
  if (finding !== 'quiet') throw new Refused(finding)
}

async function clean(path: string, kind: PhotoKind): Promise<CleanedPhoto> {
  const result = await cleanPhoto(path, kind)
  if (!result.ok) throw new Refused(result.reason)
  return result
}

function isDiskFull(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException
  return code === 'ENOSPC' || code === 'EDQUOT'
}
