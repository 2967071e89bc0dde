import type { VNode } from 'preact'
import { ChoiceGroup } from './choice-group.tsx'
import type { ChoiceItem, ChoicesProps } from './choice-group.tsx'
import { isSameValue } from './form-value.ts'

export type RadiosItem = ChoiceItem

/** `describedBy` belongs to the fieldset: without one, radios have nothing that could be described. */
export interface RadiosProps extends Omit<ChoicesProps<RadiosItem>, 'describedBy'> {
  /** The value of the item that is chosen. */
  readonly value?: string | number | undefined
}

/** One choice of a few. */
export function Radios({ value, ...group }: RadiosProps): VNode {
  return (
    <ChoiceGroup
      {...group}
      kind="radios"
      isChecked={(item) => item.checked ?? isSameValue(item.value, value)}
    />
  )
}
