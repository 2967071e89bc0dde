import type { VNode } from 'preact'
import { editableDate, formatDate } from '../../../platform/calendar/buddhist-date.ts'
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
import { Facts } from '../../../ui/matter-parts.tsx'
import { Breadcrumbs, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { Category } from '../categories.ts'
import { complaintDoorMessages } from '../door-messages.ts'
import { complaintPreventionMessages } from '../prevention-messages.ts'
import type { MeasureChoices } from '../prevention/measure-form.ts'
import type { Measure } from '../prevention/measures.ts'
import { complaintStatisticsMessages } from '../statistics-messages.ts'
import { complaintRegisterUrls, complaintUrls } from '../urls.ts'
import { villageName } from '../villages.ts'

/** What a measure is against, and how it stands. */
function useMeasureWords(categories: readonly Category[]) {
  const { language, today } = useView()
  const t = useMessages(complaintPreventionMessages)
  const short = (day: string) => formatDate(Temporal.PlainDate.from(day), language, 'short')
  return {
    about({ category, villageNumber, villageName: name, villageNameEn }: Measure): string {
      const found = categories.find((one) => one.category === category)
      const place =
        villageNumber === null
          ? t.wholeArea
          : villageName({ number: villageNumber, name: name ?? '', nameEn: villageNameEn ?? '' }, language)
      return `${(language === 'th' ? found?.name : found?.nameEn) ?? category} · ${place}`
    },
    state({ doneOn, dueOn }: Measure): string {
      if (doneOn !== null) return t.done(short(doneOn))
      return dueOn < today.toString() ? t.overdue(short(dueOn)) : t.notDone(short(dueOn))
    },
    short,
  }
}

/** Measures one under the other, each with its result; a link where there is a page of it. */
export function MeasureList({
  measures,
  categories,
  addressOf,
}: {
  measures: readonly Measure[]
  categories: readonly Category[]
  addressOf?: (measureId: string) => string
}): VNode {
  const t = useMessages(complaintPreventionMessages)
  const { about, state } = useMeasureWords(categories)
  if (measures.length === 0) {
    return (
      <p>
        <Thai>{t.noMeasures}</Thai>
      </p>
    )
  }
  return (
    <ul class="ps-rows">
      {measures.map((measure) => (
        <li>
          <div class="ps-measure">
            {addressOf ? (
              <Link to={addressOf(measure.measureId)}>
                <Thai>{measure.action}</Thai>
              </Link>
            ) : (
              <b>
                <Thai>{measure.action}</Thai>
              </b>
            )}
            {measure.result !== null && (
              <p>
                <Thai>{`${t.result}: ${measure.result}`}</Thai>
              </p>
            )}
            <p class="ps-tasks__from">
              <Thai>
                {[
                  about(measure),
                  measure.programmeNumber === null ? null : t.programmeOf(measure.programmeNumber),
                ]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </Thai>
            </p>
          </div>
          <span class="ps-rows__meta">
            <Thai>{state(measure)}</Thai>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The measures, for everybody: what is done about the cause of what people complain of again and again. */
export function MeasuresPage({
  measures,
  categories,
}: {
  measures: readonly Measure[]
  categories: readonly Category[]
}): VNode {
  const t = useMessages(complaintPreventionMessages)
  const door = useMessages(complaintDoorMessages)
  const statistics = useMessages(complaintStatisticsMessages)
  return (
    <div class="ps-wrap">
      <Breadcrumbs
        above={[
          { label: door.door, address: complaintUrls.door() },
          { label: statistics.statistics, address: complaintUrls.statistics() },
        ]}
      />
      <h1 class="govuk-heading-xl">
        <Thai>{t.measures}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.measuresLead}</Thai>
      </p>
      <MeasureList measures={measures} categories={categories} />
    </div>
  )
}

function WayBack(): VNode {
  const t = useMessages(complaintPreventionMessages)
  return (
    <p>
      <Link to={complaintRegisterUrls.analysis()}>
        <Thai>{t.analysis}</Thai>
      </Link>
    </p>
  )
}

/** The form on which a measure is decided. */
export function DecideMeasurePage({ choices, form }: { choices: MeasureChoices; form: FormState }): VNode {
  const { language, today } = useView()
  const t = useMessages(complaintPreventionMessages)
  const named = ({ name, nameEn }: { name: string; nameEn: string }) => (language === 'th' ? name : nameEn)
  return (
    <>
      <WayBack />
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.decide}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.decideLead}</Thai>
      </p>
      <PostForm action={complaintRegisterUrls.decideMeasure()} keepsDraft class="ps-measure">
        <SelectField
          name="category"
          label={t.category}
          form={form}
          items={[
            { value: '', children: t.categoryMissing },
            ...choices.categories.map((one) => ({ value: one.category, children: named(one) })),
          ]}
        />
        <SelectField
          name="village"
          label={t.where}
          form={form}
          items={[
            { value: '', children: t.wholeArea },
            ...choices.villages.map((one) => ({
              value: one.villageId,
              children: villageName(one, language),
            })),
          ]}
        />
        <LongTextField name="action" label={t.action} form={form} />
        <SelectField
          name="owner"
          label={t.owner}
          form={form}
          items={[
            { value: '', children: t.choosePerson },
            ...choices.owners.map(({ accountId, name }) => ({ value: accountId, children: name })),
          ]}
        />
        <TextField
          name="dueOn"
          label={t.dueOn}
          hint={t.dueOnHint(editableDate(today.add({ days: 30 })))}
          form={form}
          class="govuk-input--width-10"
          inputMode="numeric"
          autoComplete="off"
        />
        {choices.programmes.length > 0 && (
          <SelectField
            name="programme"
            label={t.programme}
            form={form}
            items={[
              { value: '', children: t.chooseProgramme },
              ...choices.programmes.map((one) => ({
                value: String(one.number),
                children: `${one.number} ${named(one)}`,
              })),
            ]}
          />
        )}
        <Button>
          <Thai>{t.decide}</Thai>
        </Button>
      </PostForm>
    </>
  )
}

/** One measure, with the form that says that it is done. */
export function MeasurePage({
  measure,
  categories,
  mayFinish,
  form,
}: {
  measure: Measure
  categories: readonly Category[]
  mayFinish: boolean
  form: FormState
}): VNode {
  const t = useMessages(complaintPreventionMessages)
  const { about, state, short } = useMeasureWords(categories)
  return (
    <>
      <WayBack />
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.measure}</Thai>
      </h1>
      <Facts
        facts={[
          { name: t.category, value: about(measure) },
          { name: t.action, value: measure.action, isTyped: true },
          { name: t.owner, value: measure.ownerName },
          { name: t.decidedOn, value: short(measure.decidedOn) },
          measure.programmeNumber !== null && {
            name: t.programme,
            value: t.programmeOf(measure.programmeNumber),
          },
          { name: t.state, value: state(measure) },
          measure.result !== null && { name: t.result, value: measure.result, isTyped: true },
        ]}
      />
      {mayFinish && measure.doneOn === null && (
        <PostForm class="ps-measure ps-block">
          <LongTextField name="result" label={t.result} hint={t.resultHint} form={form} />
          <Button>
            <Thai>{t.finish}</Thai>
          </Button>
        </PostForm>
      )}
    </>
  )
}
