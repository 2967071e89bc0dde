import { call, post } from '../client/calling.ts'
import { writeCall } from '../exchange/call.ts'
import { openedBytes } from '../protocol/age-keys.ts'
import type { Paths } from './paths.ts'

/** A file that somebody sent without a script; whose keys it is sealed to, nobody sees. */
export interface ListedFile {
  readonly id: string
  readonly bytes: number
  /** The last day on which the server has it. */
  readonly until: string
}

/** How many files one press of the button fetches at most: each may be a megabyte. */
const mostAtOnce = 50

/** All such files, those that came last first. */
export async function listOfflineFiles(paths: Pick<Paths, 'offlineFiles'>): Promise<readonly ListedFile[]> {
  const { head } = await call(paths.offlineFiles, {})
  return head['files'] as unknown as readonly ListedFile[]
}

export interface OpenedFile extends ListedFile {
  readonly content: Uint8Array
}

/**
 * Tries the next files with a key. All are fetched, those of others too, so that the server does not learn which one
 * opened. What was tried is added to `tried`.
 */
export async function tryOfflineFiles(
  { paths, ageSeed }: { readonly paths: Pick<Paths, 'offlineFile'>; readonly ageSeed: Uint8Array },
  files: readonly ListedFile[],
  tried: Set<string>,
): Promise<readonly OpenedFile[]> {
  const opened: OpenedFile[] = []
  for (const file of files.filter(({ id }) => !tried.has(id)).slice(0, mostAtOnce)) {
    const sealed = await fetchFile(paths, file.id)
    const content = await openedBytes(ageSeed, sealed)
    if (content) opened.push({ ...file, content })
    tried.add(file.id)
  }
  return opened
}

async function fetchFile(paths: Pick<Paths, 'offlineFile'>, id: string): Promise<Uint8Array> {
  return post(paths.offlineFile, writeCall({ v: 1, id }))
}

/** The text that a file is; undefined for a file of another kind. */
export function textOf(content: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content)
    // No text has them, and other kinds of files do.
    // oxlint-disable-next-line no-control-regex -- to be found, they must be named
    return /[\u0000-\u0008\u000e-\u001f]/.test(text) ? undefined : text
  } catch {
    return undefined
  }
}
