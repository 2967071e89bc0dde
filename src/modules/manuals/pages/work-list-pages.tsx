import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, TextField, useError, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { ClockIcon, WarningIcon } from '../../../ui/icons.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { manualKinds, titleIn, type ManualContent } from '../content.ts'
import type { Draft } from '../draft.ts'
import { isStale, type Manual, type ManualVersion } from '../manual.ts'
import { manualMessages } from '../messages.ts'
import type { ManualTemplate } from '../templates.ts'
import { manualWorkUrls } from '../urls.ts'
import { manualWorkMessages } from '../work-messages.ts'

/** A manual with what is known of it: its last version, and its last draft. */
export interface ListedManual {
  readonly manual: Manual
  readonly version: ManualVersion | undefined
  readonly draft: Draft | undefined
  readonly content: ManualContent
}

/** All manuals for those who write them: where each stands, and whose review is due. */
export function WorkListPage({
  manuals,
  mayWrite,
}: {
  manuals: readonly ListedManual[]
  mayWrite: boolean
}): VNode {
  const t = useMessages(manualWorkMessages)
  const kinds = useMessages(manualMessages)
  return (
    <>
      <h1 class="govuk-heading-l">
        <Thai>{t.work}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.lead}</Thai>
      </p>
      {mayWrite && (
        <p>
          <Link to={manualWorkUrls.begin()} class="govuk-button">
            <Thai>{t.begin}</Thai>
          </Link>
        </p>
      )}
      {manuals.length === 0 && (
        <p class="govuk-inset-text">
          <Thai>{t.none}</Thai>
        </p>
      )}
      {manualKinds.map((kind) => {
        const ofKind = manuals.filter(({ manual }) => manual.kind === kind)
        return (
          ofKind.length > 0 && (
            <section class="ps-block">
              <h2 class="govuk-heading-m">
                <Thai>{kinds[kind]}</Thai>
              </h2>
              <ul class="ps-rows">
                {ofKind.map((one) => (
                  <ManualRow listed={one} />
                ))}
              </ul>
            </section>
          )
        )
      })}
    </>
  )
}

function ManualRow({ listed: { manual, version, draft, content } }: { listed: ListedManual }): VNode {
  const { language, today } = useView()
  const t = useMessages(manualWorkMessages)
  const { manualId, reviewBy, withdrawn } = manual
  const stands = version && !withdrawn
  const states = [
    withdrawn ? t.withdrawn : version ? t.published(version.number) : t.unpublished,
    draft?.state === 'open' && t.draftOpen,
    draft?.state === 'sent' && t.draftSent,
    !version && draft?.state === 'abandoned' && t.givenUp,
    stands && reviewBy && t.reviewBy(formatDate(reviewBy, language, 'short')),
    content.division && (language === 'th' ? content.division.name : content.division.nameEn),
  ]
  return (
    <li>
      <Link to={manualWorkUrls.work({ manualId })}>
        <Thai>{titleIn(language, content)}</Thai>
      </Link>
      {stands && <ReviewTag manual={manual} today={today} />}
      <span class="ps-rows__meta">
        <Thai>{states.filter(Boolean).join(' · ')}</Thai>
      </span>
    </li>
  )
}

/** Says that a review is due soon or overdue; nothing while it is far. */
export function ReviewTag({ manual, today }: { manual: Manual; today: Temporal.PlainDate }): VNode | null {
  const t = useMessages(manualWorkMessages)
  const { reviewBy } = manual
  if (!reviewBy || today.until(reviewBy).total('days') > 60) return null
  return isStale(manual, today) ? (
    <span class="ps-state ps-state--late">
      <WarningIcon />
      <span>
        <Thai>{t.stale}</Thai>
      </span>
    </span>
  ) : (
    <span class="ps-state ps-state--due">
      <ClockIcon />
      <span>
        <Thai>{t.reviewNear}</Thai>
      </span>
    </span>
  )
}

/** Where a manual is begun: empty, or from a template. */
export function BeginPage({
  templates,
  form,
}: {
  templates: readonly ManualTemplate[]
  form: FormState
}): VNode {
  const { language } = useView()
  const t = useMessages(manualWorkMessages)
  return (
    <>
      <FormErrors errors={form.errors} />
      <p>
        <Link to={manualWorkUrls.list()}>
          <Thai>{t.work}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{t.begin}</Thai>
      </h1>
      <PostForm class="ps-measure">
        <Radios
          name="from"
          fieldset={{ legend: { children: <Thai>{t.beginFrom}</Thai>, class: 'govuk-fieldset__legend--s' } }}
          hint={<Thai>{t.templateHint}</Thai>}
          errorMessage={useError(form.errors['from'])}
          value={form.typed['from']}
          items={[
            { value: 'citizen', children: <Thai>{t.blankCitizen}</Thai> },
            { value: 'staff', children: <Thai>{t.blankStaff}</Thai> },
            ...templates.map(({ key, content }) => ({
              value: `template-${key}`,
              children: <Thai>{t.template(titleIn(language, content))}</Thai>,
            })),
          ]}
        />
        <TextField
          name="title"
          label={t.titleOptional}
          hint={t.titleOptionalHint}
          form={form}
          autoComplete="off"
        />
        <TextField name="titleEn" label={t.titleEnOptional} form={form} autoComplete="off" />
        <TextField
          name="key"
          label={t.key}
          hint={t.keyHint}
          form={form}
          autoComplete="off"
          autoCapitalize="none"
          spellcheck={false}
        />
        <Button>
          <Thai>{t.beginNow}</Thai>
        </Button>
      </PostForm>
    </>
  )
}
