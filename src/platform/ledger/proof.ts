import { fromBase64, toBase64 } from './base64.ts'
import { parseSize } from './checkpoint.ts'
import { hashBytes, type Hash } from './merkle.ts'

/**
 * A receipt (C2SP tlog-proof): that an entry is in a log, to be checked without asking anybody. In our
 * receipts `extra` is the entry itself, so that one file says everything.
 */
export interface LogProof {
  readonly extra?: Uint8Array
  readonly index: number
  readonly path: readonly Hash[]
  /** The signed checkpoint, word for word. */
  readonly checkpoint: string
}

const firstLine = 'c2sp.org/tlog-proof@v1'
/** No tree of 2^63 leaves needs more. */
const longestPath = 63

export function formatProof({ extra, index, path, checkpoint }: LogProof): string {
  const lines = [
    firstLine,
    ...(extra ? [`extra ${toBase64(extra)}`] : []),
    `index ${index}`,
    ...path.map(toBase64),
  ]
  return `${lines.join('\n')}\n\n${checkpoint}`
}

/** Reads a receipt; undefined for any other text. Its checkpoint and path are still to be checked. */
export function parseProof(text: string): LogProof | undefined {
  const end = text.indexOf('\n\n')
  if (end < 0) return undefined
  const [first, ...lines] = text.slice(0, end).split('\n')
  if (first !== firstLine) return undefined
  const extraText = valueOf('extra', lines[0])
  if (extraText !== undefined) lines.shift()
  const extra = extraText === undefined ? undefined : fromBase64(extraText)
  const index = parseSize(valueOf('index', lines.shift()) ?? '')
  const path = parsePath(lines)
  if (index === undefined || !path || (extraText !== undefined && !extra)) return undefined
  return { ...(extra ? { extra } : {}), index, path, checkpoint: text.slice(end + 2) }
}

/** Hashes in base64, one a line; undefined where one is not, or there are too many. */
export function parsePath(lines: readonly string[]): Hash[] | undefined {
  const path = lines.map(fromBase64).filter((hash) => hash?.length === hashBytes)
  return path.length === lines.length && path.length <= longestPath ? (path as Hash[]) : undefined
}

function valueOf(name: string, line: string | undefined): string | undefined {
  return line?.startsWith(`${name} `) ? line.slice(name.length + 1) : undefined
}
