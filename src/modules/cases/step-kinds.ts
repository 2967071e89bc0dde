import {
  authorities,
  authorityAnswers,
  disciplines,
  rules,
  type CaseState,
  type RuleName,
} from './case-facts.ts'
import type { caseMatter } from './schema.ts'

/** What somebody records in a case. */
export const recordKinds = [
  'preliminary-begun',
  'preliminary-ended',
  'committee-appointed',
  'allegation-told',
  'result-found',
  'discipline-ordered',
  'referred',
  'authority-answered',
  'appealed',
  'appeal-decided',
  'extended',
  'noted',
  'closed',
] as const
export type RecordKind = (typeof recordKinds)[number]

/** What the program records as it is done: the opening, and changes of who may open the case. */
export type StepKind =
  | RecordKind
  | 'opened'
  | 'member-added'
  | 'member-removed'
  | 'concerned-changed'
  | 'dossier-made'
  | 'evidence-attached'

export interface RecordForm {
  /** In which states it may be recorded. */
  readonly from: readonly CaseState[]
  /** In which states as well once an authority has the matter. */
  readonly onceReferred?: readonly CaseState[]
  /** Of which one must be chosen. */
  readonly choices?: readonly string[]
  /** What else is asked for beside the day and the words. */
  readonly asks: readonly ('who' | 'reference' | 'order' | 'until')[]
  readonly needsWords: boolean
}

const beforeAppeal: readonly CaseState[] = ['opened', 'preliminary', 'grounds', 'committee', 'found']
const running: readonly CaseState[] = [...beforeAppeal, 'appeal']

/** What is asked for with each, and when it may be recorded. */
export const recordForms: Readonly<Record<RecordKind, RecordForm>> = {
  'preliminary-begun': { from: ['opened'], asks: ['who'], needsWords: false },
  'preliminary-ended': {
    from: ['preliminary'],
    choices: ['grounds', 'no-grounds'],
    asks: [],
    needsWords: true,
  },
  'committee-appointed': {
    from: beforeAppeal,
    choices: ['fact-finding', 'disciplinary'],
    asks: ['who', 'order'],
    needsWords: false,
  },
  'allegation-told': { from: ['committee'], asks: ['who'], needsWords: true },
  'result-found': {
    from: ['committee'],
    choices: ['no-fault', 'minor', 'serious'],
    asks: [],
    needsWords: true,
  },
  'discipline-ordered': { from: ['found'], choices: disciplines, asks: ['order'], needsWords: false },
  referred: { from: running, choices: authorities, asks: ['reference'], needsWords: false },
  'authority-answered': {
    from: [],
    onceReferred: [...beforeAppeal, 'closed'],
    choices: authorityAnswers,
    asks: ['reference'],
    needsWords: false,
  },
  appealed: { from: ['found', 'closed'], asks: ['reference'], needsWords: false },
  'appeal-decided': {
    from: ['appeal'],
    choices: ['upheld', 'changed', 'revoked'],
    asks: ['reference'],
    needsWords: true,
  },
  extended: { from: running, choices: rules, asks: ['until'], needsWords: true },
  noted: { from: running, asks: [], needsWords: true },
  closed: { from: ['found'], onceReferred: beforeAppeal, asks: [], needsWords: true },
}

/** Whether this may be recorded next of a case. */
export function mayRecord(
  kind: RecordKind,
  { state, referredTo }: Pick<typeof caseMatter.$inferSelect, 'state' | 'referredTo'>,
): boolean {
  const { from, onceReferred = [] } = recordForms[kind]
  return from.includes(state) || (referredTo !== null && onceReferred.includes(state))
}

/** What a record changes of the case, and which deadlines it begins and ends. */
export interface Effect {
  readonly set: Partial<
    Pick<typeof caseMatter.$inferInsert, 'state' | 'finding' | 'discipline' | 'referredTo' | 'closedOn'>
  >
  readonly begins?: RuleName
  readonly ends: readonly RuleName[]
}

interface Recorded {
  readonly choice: string
  /** On which it happened. */
  readonly day: string
  /** As the case stands before. */
  readonly before: Standing
}

type Standing = Pick<typeof caseMatter.$inferSelect, 'state' | 'finding'>

/** What recording this does. */
export function effectOf(kind: RecordKind, { choice, day, before }: Recorded): Effect {
  switch (kind) {
    case 'preliminary-begun':
      return { set: { state: 'preliminary' }, begins: 'preliminary', ends: [] }
    case 'preliminary-ended':
      return choice === 'grounds'
        ? { set: { state: 'grounds' }, ends: ['preliminary'] }
        : { set: { state: 'found', finding: 'no-grounds' }, ends: ['preliminary'] }
    case 'committee-appointed': {
      const begins = choice === 'disciplinary' ? 'disciplinary' : 'fact-finding'
      return {
        set: { state: 'committee' },
        begins,
        ends: ['preliminary', begins === 'disciplinary' ? 'fact-finding' : 'disciplinary'],
      }
    }
    case 'result-found':
      return {
        set: { state: 'found', finding: choice as 'no-fault' | 'minor' | 'serious' },
        ends: ['fact-finding', 'disciplinary'],
      }
    case 'discipline-ordered':
      return { set: { discipline: choice as (typeof disciplines)[number] }, begins: 'appeal', ends: [] }
    case 'referred':
      return { set: { referredTo: choice as (typeof authorities)[number] }, ends: [] }
    case 'authority-answered':
      return authorityEffect(choice as (typeof authorityAnswers)[number], before)
    case 'appealed':
      return { set: { state: 'appeal', closedOn: null }, ends: ['appeal'] }
    case 'appeal-decided':
      return { set: { state: 'found', ...(choice === 'revoked' ? { discipline: null } : {}) }, ends: [] }
    case 'closed':
      return { set: { state: 'closed', closedOn: day }, ends: rules }
    case 'allegation-told':
    case 'extended':
    case 'noted':
      return { set: {}, ends: [] }
  }
}

function authorityEffect(answer: (typeof authorityAnswers)[number], { state, finding }: Standing): Effect {
  const opensAgain = { state: finding === null ? 'opened' : 'found', closedOn: null } as const
  switch (answer) {
    case 'taken-over':
      return { set: {}, ends: [] }
    case 'sent-back':
      return { set: { referredTo: null, ...(state === 'closed' ? opensAgain : {}) }, ends: [] }
    // What the authority found binds the office, which may have closed its own part: discipline may have to follow.
    case 'no-grounds':
    case 'minor':
    case 'serious':
      return {
        set: { state: 'found', finding: answer, closedOn: null },
        ends: ['preliminary', 'fact-finding', 'disciplinary'],
      }
  }
}
