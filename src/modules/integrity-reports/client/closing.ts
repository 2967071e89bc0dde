import { readCall } from '../exchange/call.ts'
import type { VerifiedThread } from '../protocol/verification.ts'
import { CallFailed, callThrough, type Door } from './calling.ts'

/**
 * Who has signed to close since the reporter wrote last; it takes one from inside and one from outside. Of a thread that
 * was refused nobody has.
 */
export function closers({ messages, refused }: Pick<VerifiedThread, 'messages' | 'refused'>): {
  readonly ids: readonly string[]
  readonly isClosed: boolean
} {
  const lastWord = messages.map(({ head }) => head.by).lastIndexOf('reporter')
  const signed = messages.slice(lastWord + 1).filter(({ head }) => head.kind === 'close')
  const roles = new Set(signed.map(({ head }) => head.role))
  return {
    ids: Array.from(new Set(signed.map(({ head }) => head.by))),
    isClosed: refused === undefined && roles.has('outside') && roles.has('officer'),
  }
}

/**
 * Tells the server that a report is closed as this reader has verified it, and learns until which day it is kept:
 * the server cannot read it. Told each time it is read, because whoever signed last may have lost the network.
 * Undefined where somebody has written meanwhile, or there is no network.
 */
export async function tellClosed(
  { next }: Pick<VerifiedThread, 'next'>,
  door: Door,
  paths: { readonly close: string; readonly challenge: string },
): Promise<string | undefined> {
  const answer = await callThrough({
    door,
    path: paths.close,
    challengePath: paths.challenge,
    head: { seq: next.seq, prev: next.prev },
  }).catch((fault: unknown) => {
    if (fault instanceof CallFailed) return undefined
    throw fault
  })
  const until = answer && readCall(answer)?.head['until']
  return typeof until === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(until) ? until : undefined
}
