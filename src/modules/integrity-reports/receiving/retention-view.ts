import { closers, tellClosed } from '../client/closing.ts'
import { element, filled, part } from './elements.ts'
import type { OpenedReport } from './opened-report.ts'
import { inWords, type Session } from './session.ts'

/** Of a closed report, until which day it is kept; the server hears of it by this. */
export async function showRetention(
  session: Session,
  { thread }: OpenedReport,
  isShown: () => boolean,
): Promise<void> {
  const { epoch } = thread
  if (!epoch || !closers(thread).isClosed) return
  const { cap, readSeed } = epoch.keys
  const until = await tellClosed(thread, { id: cap, seed: readSeed }, session.paths)
  if (!until || !isShown()) return
  const text = filled(session.words.keptUntil, { day: inWords(session, until) })
  part('report-state').append(element('p', 'ps-measure', text))
}
