export const measureStates = ['planned', 'under-way', 'done', 'dropped'] as const
export type MeasureState = (typeof measureStates)[number]

/** What still waits for somebody. */
export const openStates = ['planned', 'under-way'] as const satisfies readonly MeasureState[]
