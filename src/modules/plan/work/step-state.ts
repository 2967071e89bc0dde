/** How far a step is. One that is dropped is not carried out, and says why. */
export const stepStates = ['not-started', 'started', 'done', 'dropped'] as const
export type StepState = (typeof stepStates)[number]
