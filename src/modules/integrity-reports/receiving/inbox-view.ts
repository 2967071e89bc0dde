import { bangkokDay, daysBetween } from './days.ts'
import { button, element, filled, part } from './elements.ts'
import type { FoundReport } from './opened-report.ts'
import { stateOf } from './report-state.ts'
import { inWords, type Session } from './session.ts'

/** Who the key belongs to, what the server kept back, and the reports that were found. */
export function showInbox(session: Session, open: (report: FoundReport) => Promise<void>): void {
  const { words, own, file, reports } = session
  const holder = filled(words.holder, { position: own?.entry.position ?? '', id: file.id })
  part('holder').textContent = own ? holder : words.notListed
  part('warnings').replaceChildren(...warningsOf(session))
  const list = reports.map((report) => rowOf(session, report, open))
  part('reports').replaceChildren(
    ...(list.length > 0 ? list : [element('li', '', element('span', 'ps-measure', words.nothingFound))]),
  )
}

function rowOf(
  session: Session,
  report: FoundReport,
  open: (report: FoundReport) => Promise<void>,
): HTMLElement {
  const { words } = session
  return element(
    'li',
    '',
    element('b', '', filled(words.reportOf, { day: inWords(session, report.arrived) })),
    stateTag(session, report),
    button(words.openReport, '', () => open(report)),
  )
}

/** In shape, words and colour, as everywhere in the house. */
export function stateTag(session: Session, report: FoundReport): HTMLElement {
  const { words, opened } = session
  const state = stateOf(report.arrived, bangkokDay(Date.now()), opened.get(report.report))
  if (state.is === 'closed' || state.is === 'answered') {
    return element('span', 'ps-state ps-state--reached', `✓ ${words[state.is]}`)
  }
  const values = { day: inWords(session, state.until), days: state.days }
  if (state.is === 'late') {
    return element('span', 'ps-state ps-state--late', `! ${filled(words.answerLate, values)}`)
  }
  const text = state.days === 0 ? words.answerToday : filled(words.answerBy, values)
  return element('span', 'ps-state ps-state--due', `◷ ${text}`)
}

function warningsOf(session: Session): readonly HTMLElement[] {
  const { words, own, searched } = session
  const { withheld, gaps, lastDay } = searched
  const warnings: HTMLElement[] = []
  if (own?.state === 'waiting') warnings.push(element('p', 'govuk-inset-text', words.waiting))
  if (own?.state === 'retired' || own?.state === 'revoked') {
    warnings.push(element('p', 'govuk-inset-text', words.ended))
  }
  if (withheld.size > 0) {
    const lines = Array.from(withheld, ([day, count]) =>
      filled(words.withheld, { day: inWords(session, day), count }),
    )
    warnings.push(warning(words.withheldTitle, [...lines, words.withheldDo]))
  }
  const lines: string[] = []
  if (gaps.length > 0) {
    lines.push(filled(words.gaps, { days: gaps.map((day) => inWords(session, day)).join(', ') }))
  }
  if (lastDay !== undefined && daysBetween(lastDay, bangkokDay(Date.now())) > 2) {
    lines.push(filled(words.stale, { day: inWords(session, lastDay) }))
  }
  if (lines.length > 0) warnings.push(warning(words.gapTitle, [...lines, words.gapDo]))
  if (lastDay === undefined) warnings.push(element('p', 'govuk-inset-text', words.noBatch))
  return warnings
}

/** What must not be overlooked. */
export function warning(title: string, lines: readonly string[], ...more: readonly Node[]): HTMLElement {
  const box = element(
    'div',
    'govuk-error-summary',
    element('h3', 'govuk-error-summary__title', title),
    ...lines.map((line) => element('p', 'ps-measure', line)),
    ...more,
  )
  box.setAttribute('role', 'alert')
  return box
}
