import type { VNode } from 'preact'
import { useMessages } from '../../../platform/web/view.ts'
import { SelectField, TextField, useError, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { durationUnits } from '../content.ts'
import { manualEditingMessages } from '../editing/messages.ts'
import { fieldName, rowsIn, type RowField, type RowSection } from '../editing/rows.ts'
import { timeMessages } from '../standard-time.ts'
import { Area, SectionFrame, type SectionPageProps } from './section-pages.tsx'

/** A section that is rows: those there are, each to be moved or removed, and empty ones after them. */
export function RowsPage({ section, ...props }: SectionPageProps & { section: RowSection }): VNode {
  const t = useMessages(manualEditingMessages)
  const { draft, form } = props
  const there = section.count(draft.content)
  const places = Array.from({ length: rowsIn(form.typed) }, (_, index) => index + 1)
  return (
    <SectionFrame section={section.name} {...props}>
      <PostForm keepsDraft class="ps-measure">
        <input type="hidden" name="revision" value={draft.revision} />
        <input type="hidden" name="rows" value={places.length} />
        {/* Enter in a field presses the first button of a form: it is to save, and never to move or remove a row. */}
        <Button
          class="govuk-visually-hidden"
          name="act"
          value="save"
          attributes={{ tabindex: -1, 'aria-hidden': 'true' }}
        >
          <Thai>{t.save}</Thai>
        </Button>
        {section.name === 'steps' && <Promise form={form} />}
        {(section.name === 'documents' || section.name === 'fees') && (
          <None words={t[`${section.name}None`]} form={form} />
        )}
        {places.map((place) => (
          <Row section={section} place={place} there={there} form={form} />
        ))}
        <div class="govuk-button-group">
          <Button name="act" value="save">
            <Thai>{t.save}</Thai>
          </Button>
          <Button name="act" value="stay" class="govuk-button--secondary">
            <Thai>{t.saveAndStay}</Thai>
          </Button>
        </div>
      </PostForm>
    </SectionFrame>
  )
}

function Row({
  section: { name, fields },
  place,
  there,
  form,
}: {
  section: RowSection
  place: number
  /** How many rows the draft has; those after them are empty. */
  there: number
  form: FormState
}): VNode {
  const t = useMessages(manualEditingMessages)
  const isThere = place <= there
  return (
    <div class="ps-rowform" id={`row-${place}`}>
      <fieldset class="govuk-fieldset">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
          <Thai>{isThere ? `${t[`${name}Row`]} ${place}` : `${t.another} (${t.blankHint})`}</Thai>
        </legend>
        {pairs(fields).map((pair) =>
          pair.length === 2 ? (
            <div class="ps-rowform__pair">
              {pair.map((field) => (
                <Field field={field} place={place} form={form} />
              ))}
            </div>
          ) : (
            <Field field={pair[0]!} place={place} form={form} />
          ),
        )}
        {isThere && (
          <div class="govuk-button-group">
            {place > 1 && <Act act="up" place={place} words={t.moveUp} of={`${t[`${name}Row`]} ${place}`} />}
            {place < there && (
              <Act act="down" place={place} words={t.moveDown} of={`${t[`${name}Row`]} ${place}`} />
            )}
            <Act act="remove" place={place} words={t.remove} of={`${t[`${name}Row`]} ${place}`} />
          </div>
        )}
      </fieldset>
    </div>
  )
}

function Act({ act, place, words, of }: { act: string; place: number; words: string; of: string }): VNode {
  return (
    <Button name="act" value={`${act}-${place}`} class="govuk-button--secondary">
      <Thai>{words}</Thai>
      <span class="govuk-visually-hidden"> {of}</span>
    </Button>
  )
}

/** Two numbers, or a number and its unit, stand beside each other. */
function pairs(fields: readonly RowField[]): RowField[][] {
  const short = ({ kind }: RowField) => kind === 'number' || kind === 'unit'
  const groups: RowField[][] = []
  for (const field of fields) {
    const last = groups.at(-1)
    if (last?.length === 1 && short(last[0]!) && short(field)) last.push(field)
    else groups.push([field])
  }
  return groups
}

function Field({
  field: { name: field, label, hint, kind },
  place,
  form,
}: {
  field: RowField
  place: number
  form: FormState
}): VNode {
  const t = useMessages(manualEditingMessages)
  const name = fieldName(field, place)
  if (kind === 'unit') return <Unit name={name} form={form} />
  if (kind === 'area')
    return <Area name={name} label={t[label]} hint={hint && t[hint]} form={form} rows={3} />
  const isNumber = kind === 'number' || kind === 'baht'
  return (
    <TextField
      name={name}
      label={t[label]}
      hint={hint && t[hint]}
      form={form}
      class={isNumber ? 'govuk-input--width-10' : undefined}
      inputMode={
        kind === 'number' ? 'numeric' : kind === 'baht' ? 'decimal' : kind === 'link' ? 'url' : undefined
      }
      autoComplete="off"
    />
  )
}

function Unit({ name, form }: { name: string; form: FormState }): VNode {
  const t = useMessages(manualEditingMessages)
  const units = useMessages(timeMessages)
  return (
    <SelectField
      name={name}
      label={t.stepUnit}
      form={form}
      items={durationUnits.map((unit) => ({ value: unit, children: units[unit] }))}
    />
  )
}

/** The time that the organisation promises for all steps together. */
function Promise({ form }: { form: FormState }): VNode {
  const t = useMessages(manualEditingMessages)
  return (
    <div class="ps-rowform__pair">
      <TextField
        name="promiseAmount"
        label={t.promise}
        form={form}
        class="govuk-input--width-10"
        inputMode="numeric"
        autoComplete="off"
      />
      <Unit name="promiseUnit" form={form} />
    </div>
  )
}

function None({ words, form }: { words: string; form: FormState }): VNode {
  return (
    <Checkboxes
      name="none"
      errorMessage={useError(form.errors['none'])}
      values={[form.typed['none'] ?? '']}
      items={[{ value: 'yes', children: <Thai>{words}</Thai> }]}
    />
  )
}
