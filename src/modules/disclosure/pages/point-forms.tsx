import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { emptyForm, TextField, useError } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { Point } from '../facts.ts'
import type { PointResult } from '../item-state.ts'
import { disclosureMessages } from '../messages.ts'
import { disclosureWorkUrls } from '../urls.ts'
import { disclosureWorkMessages } from '../work-messages.ts'
import { PointStanding } from './item-page.tsx'
import type { WorkItemPageProps } from './work-item-page.tsx'

/** The minimum content of an item: each point with what came of it and a form, and one that adds another. */
export function PointForms(props: WorkItemPageProps): VNode {
  const { standing, mayWork } = props
  const words = useMessages(disclosureMessages)
  return (
    <>
      {standing.points.length === 0 && (
        <p>
          <Thai>{words.noPoints}</Thai>
        </p>
      )}
      <ul class="ps-rows">
        {standing.points.map(({ point, result }) => (
          <OnePoint {...props} point={point} result={result} />
        ))}
      </ul>
      {mayWork && <AddPointForm {...props} />}
    </>
  )
}

function OnePoint({
  standing,
  names,
  mayWork,
  form,
  point,
  result,
}: WorkItemPageProps & { point: Point; result: PointResult }): VNode {
  const { language } = useView()
  const t = useMessages(disclosureWorkMessages)
  const { itemId } = standing.item
  const { pointId } = point
  const text = language === 'th' ? point.text : point.textEn
  const checker = names.get(point.checkedBy ?? '')
  return (
    <li id={`point-${pointId}`}>
      <span>
        <Thai>{text}</Thai>
      </span>
      <PointStanding point={point} result={result} />
      {point.checkedAt && checker !== undefined && (
        <span class="ps-rows__meta">
          <Thai>
            {/* What a person found says the day itself. */}
            {result === 'met' || result === 'failed'
              ? t.checker(checker)
              : t.checkedBy(checker, formatDate(todayInBangkok(point.checkedAt), language, 'short'))}
          </Thai>
        </span>
      )}
      {point.note && (
        <span class="ps-rows__meta">
          <Thai>{point.note}</Thai>
        </span>
      )}
      {point.checkedAt && result === 'unchecked' && (
        <span class="ps-rows__meta">
          <Thai>{t.checkedBefore}</Thai>
        </span>
      )}
      {mayWork && point.words === null && <CheckForm itemId={itemId} point={point} text={text} form={form} />}
      {mayWork && (
        <PostForm action={disclosureWorkUrls.removePoint({ itemId, pointId })}>
          <Button class="govuk-button--secondary" attributes={{ 'aria-label': t.removePointOf(text) }}>
            <Thai>{t.removePoint}</Thai>
          </Button>
        </PostForm>
      )}
    </li>
  )
}

function CheckForm({
  itemId,
  point: { pointId },
  text,
  form,
}: Pick<WorkItemPageProps, 'form'> & { itemId: string; point: Point; text: string }): VNode {
  const t = useMessages(disclosureWorkMessages)
  // Each point has a form of its own; what came back belongs to one of them.
  const isBack = form.typed['point'] === pointId
  const own = isBack ? form : emptyForm
  const result = `result-${pointId}`
  const note = `note-${pointId}`
  return (
    <Details summary={<Thai>{t.check}</Thai>} open={isBack}>
      <PostForm action={disclosureWorkUrls.checkPoint({ itemId, pointId })}>
        <Radios
          name={result}
          fieldset={{
            legend: { children: <Thai>{t.checkOf(text)}</Thai>, class: 'govuk-fieldset__legend--s' },
          }}
          errorMessage={useError(own.errors[result])}
          value={own.typed[result]}
          items={[
            { value: 'met', children: <Thai>{t.found}</Thai> },
            { value: 'failed', children: <Thai>{t.notFound}</Thai> },
          ]}
        />
        <TextField name={note} label={t.note} form={own} autoComplete="off" />
        <Button class="govuk-button--secondary">
          <Thai>{t.save}</Thai>
        </Button>
      </PostForm>
    </Details>
  )
}

function AddPointForm({ standing, form }: WorkItemPageProps): VNode {
  const t = useMessages(disclosureWorkMessages)
  const { itemId } = standing.item
  const isBack = ['text', 'textEn', 'pointWords'].some((field) => form.errors[field] !== undefined)
  return (
    <Details summary={<Thai>{t.addPoint}</Thai>} open={isBack}>
      <PostForm action={disclosureWorkUrls.addPoint({ itemId })}>
        <TextField name="text" label={t.pointText} form={form} autoComplete="off" />
        <TextField name="textEn" label={t.pointTextEn} form={form} autoComplete="off" />
        <TextField
          name="pointWords"
          label={t.pointWords}
          hint={t.pointWordsHint}
          form={form}
          autoComplete="off"
        />
        <Button class="govuk-button--secondary">
          <Thai>{t.add}</Thai>
        </Button>
      </PostForm>
    </Details>
  )
}
