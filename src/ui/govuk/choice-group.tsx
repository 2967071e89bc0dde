import type { ComponentChildren, VNode } from 'preact'
import { classNames } from './class-names.ts'
import { Fieldset } from './fieldset.tsx'
import type { FieldsetProps } from './fieldset.tsx'
import { FormGroup, GuidanceTexts, guidanceIds } from './form-group.tsx'
import type { FormGroupOptions, Guidance } from './form-group.tsx'
import { Hint } from './hint.tsx'
import type { HintProps } from './hint.tsx'
import { Label } from './label.tsx'
import { expand } from './part.ts'
import type { Absent, Part, Shorthand } from './part.ts'

/** One radio or checkbox. `attributes` go to the input, those of `label` to its label. */
export interface ChoiceItem extends Omit<Part, 'class'> {
  readonly value: string | number
  readonly id?: string | undefined
  readonly label?: Omit<Part, 'children'> | undefined
  readonly hint?: Shorthand<Omit<HintProps, 'id'>> | undefined
  /** Overrules the value or values of the group. */
  readonly checked?: boolean | undefined
  readonly disabled?: boolean | undefined
  /** What is asked further once this is chosen; always visible where scripts do not run. */
  readonly conditional?: ComponentChildren
}

/** A word between two choices, such as หรือ. */
interface ChoiceDivider {
  readonly divider: string
}

/** What radios and checkboxes can both be given. */
export interface ChoicesProps<Item> extends Guidance, Omit<Part, 'children'> {
  readonly name: string
  readonly items: readonly (Item | ChoiceDivider | Absent)[]
  /** Ids of the choices begin with it, and the first has it alone; the name, unless said otherwise. */
  readonly idPrefix?: string | undefined
  readonly fieldset?: Omit<FieldsetProps, 'children' | 'role'> | undefined
  readonly formGroup?: FormGroupOptions | undefined
}

interface AnyItem extends ChoiceItem {
  readonly name?: string | undefined
  readonly behaviour?: string | undefined
}

interface ChoiceGroupProps extends ChoicesProps<AnyItem> {
  readonly kind: 'radios' | 'checkboxes'
  readonly isChecked: (item: AnyItem) => boolean
}

/** What radios and checkboxes share: the frame, the fieldset if any, and the list of choices. */
export function ChoiceGroup(props: ChoiceGroupProps): VNode {
  const {
    kind,
    name,
    items,
    isChecked,
    idPrefix = name,
    fieldset,
    formGroup,
    class: classes,
    attributes,
  } = props
  const { beforeInput, afterInput, ...group } = formGroup ?? {}
  const guidance: Guidance = {
    describedBy: fieldset?.describedBy ?? props.describedBy,
    hint: props.hint,
    errorMessage: props.errorMessage,
  }
  const describedBy = guidanceIds(idPrefix, guidance)
  const content = (
    <>
      <GuidanceTexts id={idPrefix} {...guidance} />
      <div class={classNames(`govuk-${kind}`, classes)} data-module={`govuk-${kind}`} {...attributes}>
        {beforeInput}
        {items.map((item, index) => {
          if (!item) return null
          if ('divider' in item) return <div class={`govuk-${kind}__divider`}>{item.divider}</div>
          return (
            <Choice
              kind={kind}
              item={item}
              id={item.id ?? (index === 0 ? idPrefix : `${idPrefix}-${index + 1}`)}
              name={item.name ?? name}
              checked={isChecked(item)}
              // A single checkbox stands without a fieldset, and then it carries the description itself.
              describedBy={kind === 'checkboxes' && !fieldset ? describedBy : undefined}
            />
          )
        })}
        {afterInput}
      </div>
    </>
  )
  return (
    <FormGroup {...group} hasError={props.errorMessage !== undefined}>
      {fieldset ? (
        <Fieldset {...fieldset} describedBy={describedBy}>
          {content}
        </Fieldset>
      ) : (
        content
      )}
    </FormGroup>
  )
}

interface ChoiceProps {
  readonly kind: 'radios' | 'checkboxes'
  readonly item: AnyItem
  readonly id: string
  readonly name: string
  readonly checked: boolean
  readonly describedBy: string | undefined
}

function Choice({ kind, item, id, name, checked, describedBy }: ChoiceProps): VNode {
  const hint: Omit<HintProps, 'id'> | undefined = item.hint ? expand(item.hint) : undefined
  const hintId = hint && `${id}-item-hint`
  const conditionalId = item.conditional ? `conditional-${id}` : undefined
  return (
    <>
      <div class={`govuk-${kind}__item`}>
        <input
          class={`govuk-${kind}__input`}
          id={id}
          name={name}
          type={kind === 'radios' ? 'radio' : 'checkbox'}
          value={item.value}
          checked={checked}
          disabled={item.disabled}
          data-aria-controls={conditionalId}
          data-behaviour={item.behaviour}
          aria-describedby={classNames(describedBy, hintId) || undefined}
          {...item.attributes}
        />
        <Label
          class={classNames(`govuk-${kind}__label`, item.label?.class)}
          attributes={item.label?.attributes}
          for={id}
        >
          {item.children}
        </Label>
        {hint && <Hint {...hint} id={hintId} class={classNames(`govuk-${kind}__hint`, hint.class)} />}
      </div>
      {conditionalId && (
        <div
          id={conditionalId}
          class={classNames(`govuk-${kind}__conditional`, !checked && `govuk-${kind}__conditional--hidden`)}
        >
          {item.conditional}
        </div>
      )}
    </>
  )
}
