import type { VNode } from 'preact'
import { ChoiceGroup } from './choice-group.tsx'
import type { ChoiceItem, ChoicesProps } from './choice-group.tsx'
import { isSameValue } from './form-value.ts'

export interface CheckboxesItem extends ChoiceItem {
  /** The name of the group, unless said otherwise. */
  readonly name?: string | undefined
  /** `exclusive`: none of these; choosing it clears the others where scripts run. */
  readonly behaviour?: 'exclusive' | undefined
}

export interface CheckboxesProps extends ChoicesProps<CheckboxesItem> {
  /** The values of the items that are chosen. */
  readonly values?: readonly (string | number)[] | undefined
}

/** Any number of choices. */
export function Checkboxes({ values = [], ...group }: CheckboxesProps): VNode {
  return (
    <ChoiceGroup
      {...group}
      kind="checkboxes"
      isChecked={(item) => item.checked ?? values.some((value) => isSameValue(item.value, value))}
    />
  )
}
