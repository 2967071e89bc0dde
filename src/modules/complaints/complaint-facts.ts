/** What the tracking codes of this module open, for the hash that is kept of them. */
export const codeAbout = 'complaint'

/** The ways on which the staff enter what somebody tells them. */
export const enteredChannels = ['telephone', 'counter', 'post', 'line', 'village-meeting'] as const

/** How a complaint came: entered here, by a program of somebody else, or from another system. */
export const channels = ['online', ...enteredChannels, 'open311', 'traffy-fondue'] as const
export type Channel = (typeof channels)[number]

/** A complaint is dealt with in these; afterwards it was solved, explained, or is somebody else's. */
const openStates = ['received', 'acknowledged', 'assigned', 'accepted'] as const

/**
 * `answered`: explained in writing, which is not `fixed`: the thing itself is in order again. `merged`: dealt with
 * together with another complaint, whose end is its end.
 */
export const states = [...openStates, 'answered', 'fixed', 'passed-on', 'withdrawn', 'merged'] as const
export type ComplaintState = (typeof states)[number]

export function isOpen(state: ComplaintState): boolean {
  return openStates.some((open) => open === state)
}

/** Everything that can happen to a complaint. */
export const stepKinds = [
  'received',
  'acknowledged',
  'assigned',
  'accepted',
  'noted',
  'asked',
  'replied',
  'paused',
  'resumed',
  'answered',
  'fixed',
  'passed-on',
  'closed',
  'disputed',
  'merged',
  'joined',
  'withdrawn',
  'summarized',
  'photo-published',
  'overdue',
  'moved-up',
  'fell-back',
  'recategorized',
] as const
export type StepKind = (typeof stepKinds)[number]
