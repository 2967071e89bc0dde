import type { VNode } from 'preact'
import { editableDate } from '../../../platform/calendar/buddhist-date.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import {
  FormErrors,
  LongTextField,
  SelectField,
  TextField,
  type FormState,
} from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { MeasureChoices } from '../measure-form.ts'
import { itaMeasureMessages } from '../measure-messages.ts'
import type { Measure } from '../measures.ts'
import { itaWorkUrls } from '../urls.ts'
import { itaWorkMessages } from '../work-messages.ts'
import { indicatorName } from './analysis-lists.tsx'

export interface MeasureFormProps {
  readonly itaYear: number
  /** The one that is changed; undefined where one is added. */
  readonly measure: Measure | undefined
  readonly choices: MeasureChoices
  readonly form: FormState
}

/** Decides a measure, or changes what was decided. */
export function MeasureFormPage({ itaYear, measure, choices, form }: MeasureFormProps): VNode {
  const { language, today } = useView()
  const t = useMessages(itaMeasureMessages)
  const w = useMessages(itaWorkMessages)
  const day = { form, class: 'govuk-input--width-10', inputMode: 'numeric', autoComplete: 'off' } as const
  return (
    <>
      <FormErrors errors={form.errors} />
      <p>
        {measure ? (
          <Link to={itaWorkUrls.measure(measure)}>
            <Thai>{measure.action}</Thai>
          </Link>
        ) : (
          <Link to={itaWorkUrls.workYear({ itaYear })}>
            <Thai>{w.workOf(itaYear)}</Thai>
          </Link>
        )}
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{measure ? t.change : t.addTo(itaYear)}</Thai>
      </h1>
      <PostForm keepsDraft class="ps-measure">
        {measure && <input type="hidden" name="revision" value={measure.revision} />}
        <LongTextField name="action" label={t.action} hint={t.actionHint} form={form} />
        <SelectField
          name="indicator"
          label={t.indicatorField}
          form={form}
          items={[
            { value: '', children: t.wholeResult },
            ...choices.indicators.map((indicator) => ({
              value: String(indicator.number),
              children: indicatorName(indicator, language),
            })),
          ]}
        />
        <TextField
          name="programmes"
          label={t.programmesField}
          hint={t.programmesHint}
          form={form}
          class="govuk-input--width-10"
          autoComplete="off"
        />
        <SelectField
          name="owner"
          label={t.owner}
          form={form}
          items={[
            { value: '', children: t.chooseOwner },
            ...choices.owners.map(({ accountId, name }) => ({ value: accountId, children: name })),
          ]}
        />
        <SelectField
          name="division"
          label={t.division}
          form={form}
          items={[
            { value: '', children: t.wholeOrganization },
            ...choices.divisions.map(({ divisionId, name, nameEn }) => ({
              value: divisionId,
              children: language === 'th' ? name : nameEn || name,
            })),
          ]}
        />
        <TextField name="decidedOn" label={t.decidedOn} hint={t.dateHint(editableDate(today))} {...day} />
        <TextField
          name="dueOn"
          label={t.dueOn}
          hint={t.dateHint(editableDate(today.add({ months: 3 })))}
          {...day}
        />
        {measure && <LongTextField name="reason" label={t.reason} form={form} />}
        <Button>
          <Thai>{t.save}</Thai>
        </Button>
      </PostForm>
    </>
  )
}
