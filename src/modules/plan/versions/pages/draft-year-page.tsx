import type { VNode } from 'preact'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { FormErrors, TextField, useError, type FormState } from '../../../../ui/form-fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../../ui/govuk/checkboxes.tsx'
import { DimensionName, Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { nameIn } from '../../naming.ts'
import { quarterNumbers } from '../../summary.ts'
import { planDraftUrls, planWorkUrls } from '../../urls.ts'
import type { Draft } from '../draft.ts'
import { planVersionMessages } from '../messages.ts'
import { rowNames } from '../year-form.ts'
import { DraftHead } from './draft-parts.tsx'

export interface DraftYearProps {
  readonly draft: Draft
  readonly fiscalYear: number
  readonly form: FormState
}

/** The table of a year in one form, as on paper: who is in it, budgets, quarters, remarks. */
export function DraftYearPage({ draft, fiscalYear, form }: DraftYearProps): VNode {
  const t = useMessages(planVersionMessages)
  const { content, planId } = draft
  const listed = content.schedule[fiscalYear]?.rows.map(({ programme }) => programme) ?? []
  const others = content.programmes.map(({ number }) => number).filter((number) => !listed.includes(number))
  return (
    <>
      <FormErrors errors={form.errors} />
      <DraftHead draft={draft} title={t.editYear(fiscalYear)} form={form} />
      <p class="ps-measure">
        <Thai>{t.tableWhy}</Thai>
      </p>
      {planId !== null && (
        <p>
          <Link to={planWorkUrls.importYear({ fiscalYear })}>
            <Thai>{t.importInstead}</Thai>
          </Link>
        </p>
      )}
      <PostForm keepsDraft action={planDraftUrls.editYear({ draftId: draft.draftId, fiscalYear })}>
        <input type="hidden" name="revision" value={draft.revision} />
        <ol class="ps-stepform">
          {listed.map((number) => (
            <RowFields content={content} number={number} form={form} />
          ))}
        </ol>
        {others.length > 0 && (
          <>
            <h2 class="govuk-heading-m">
              <Thai>{t.notUsed}</Thai>
            </h2>
            <ol class="ps-stepform">
              {others.map((number) => (
                <RowFields content={content} number={number} form={form} />
              ))}
            </ol>
          </>
        )}
        <Button>
          <Thai>{t.save}</Thai>
        </Button>
      </PostForm>
    </>
  )
}

function RowFields({
  content,
  number,
  form,
}: {
  content: Draft['content']
  number: number
  form: FormState
}): VNode {
  const { language } = useView()
  const t = useMessages(planVersionMessages)
  const names = rowNames(number)
  const programme = content.programmes.find((one) => one.number === number)
  const tick = (name: string, label: string) => ({
    name,
    value: 'yes',
    id: name,
    checked: form.typed[name] === 'yes',
    children: <Thai>{label}</Thai>,
  })
  return (
    <li>
      <fieldset class="govuk-fieldset">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
          {programme && <DimensionName number={Number(programme.mission.split('.')[0])} />} {number}{' '}
          <Thai>{programme ? nameIn(language, programme) : ''}</Thai>
        </legend>
        <div class="ps-ticks">
          <Checkboxes
            name={names.isIn}
            class="govuk-checkboxes--small"
            errorMessage={useError(form.errors[names.isIn])}
            items={[tick(names.isIn, t.inTable)]}
          />
          <Checkboxes
            name={names.quarter(1)}
            class="govuk-checkboxes--small govuk-checkboxes--inline"
            items={quarterNumbers.map((quarter) => tick(names.quarter(quarter), t.quarter(quarter)))}
          />
        </div>
        <div class="ps-stepform__row ps-stepform__row--words">
          <TextField
            name={names.budget}
            label={t.budget}
            form={form}
            class="govuk-input--width-10"
            inputMode="decimal"
            autoComplete="off"
          />
          <TextField name={names.remark} label={t.remark} form={form} autoComplete="off" />
        </div>
      </fieldset>
    </li>
  )
}
