import { readFile } from 'node:fs/promises'
import { inflateSync } from 'node:zlib'

/** Names of the actions that run something (ISO 32000-2, 12.6.4): each must stand in the dictionary of its action. */
const running = /\/(?:JavaScript|Launch)(?![A-Za-z])/

/** A letter of a name may be written as its code: /J#61vaScript is the same name. */
const writtenAsCode = /#([0-9A-Fa-f]{2})/g

const mostInflated = 64 * 1024 * 1024

/** The mark of the end stands on the last line (ISO 32000-1, 7.5.5); Acrobat takes it from as many bytes. */
const endLength = 1024

export type PdfFinding = 'quiet' | 'script' | 'unreadable' | 'cut-off'

/**
 * Whether a PDF would run a script or a program when somebody opens it. Actions stand in objects, and objects in the
 * file itself or in compressed object streams (7.5.7): both are looked through. What cannot be looked through, such as
 * an encrypted object stream, is `unreadable`; one without its end is `cut-off`.
 */
export async function examinePdf(path: string): Promise<PdfFinding> {
  const content = await readFile(path)
  if (runs(content)) return 'script'
  for (const stream of objectStreams(content)) {
    if (stream === undefined) return 'unreadable'
    if (runs(stream)) return 'script'
  }
  return content.subarray(-endLength).includes('%%EOF') ? 'quiet' : 'cut-off'
}

const pieceLength = 1024 * 1024
/** As long as the longest name with all its letters written as codes. */
const overlap = 40

function runs(content: Buffer): boolean {
  for (let from = 0; from < content.length; from += pieceLength) {
    const piece = content.subarray(from, from + pieceLength + overlap).toString('latin1')
    const plain = piece.includes('#')
      ? piece.replaceAll(writtenAsCode, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
      : piece
    if (running.test(plain)) return true
  }
  return false
}

/** The object streams of a PDF as they read when inflated; undefined for one that cannot be. */
function* objectStreams(content: Buffer): Generator<Buffer | undefined> {
  for (let at = content.indexOf('ObjStm'); at !== -1; at = content.indexOf('ObjStm', at + 1)) {
    const keyword = content.indexOf('stream', at)
    const end = content.indexOf('endstream', keyword)
    if (keyword === -1 || end === -1) continue
    // The keyword ends its line, by CR LF or LF alone (7.3.8.1).
    const begin = keyword + 'stream'.length + (content[keyword + 'stream'.length] === 13 ? 2 : 1)
    yield inflated(content.subarray(begin, end))
  }
}

function inflated(stream: Buffer): Buffer | undefined {
  try {
    return inflateSync(stream, { maxOutputLength: mostInflated })
  } catch {
    return undefined
  }
}
