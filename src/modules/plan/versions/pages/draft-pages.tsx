import type { VNode } from 'preact'
import type { Round } from '../../../../platform/approvals/approving.ts'
import type { Office } from '../../../../platform/approvals/stage.ts'
import { editableDate, formatDate } from '../../../../platform/calendar/buddhist-date.ts'
import { fiscalYearOf, todayInBangkok } from '../../../../platform/calendar/fiscal-year.ts'
import type { Division } from '../../../../platform/identity/divisions.ts'
import { formatBaht } from '../../../../platform/language/money.ts'
import { useHref, useMessages, useView } from '../../../../platform/web/view.ts'
import { ApprovalTrail, OpinionForm } from '../../../../ui/approval-trail.tsx'
import { FormErrors, TextField, useError, type FormState } from '../../../../ui/form-fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Details } from '../../../../ui/govuk/details.tsx'
import { ErrorSummary } from '../../../../ui/govuk/error-summary.tsx'
import { Textarea } from '../../../../ui/govuk/textarea.tsx'
import { Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { nameIn } from '../../naming.ts'
import { SendingForm } from '../../pages/sending-form.tsx'
import { planMessages } from '../../messages.ts'
import { planDraftUrls, planWorkUrls } from '../../urls.ts'
import { differences } from '../differences.ts'
import { isUnderWay, type Draft } from '../draft.ts'
import type { DraftLack } from '../lacks.ts'
import { planVersionMessages } from '../messages.ts'
import { DifferenceList } from './difference-list.tsx'

export interface DraftsPageProps {
  readonly drafts: readonly Omit<Draft, 'content' | 'base'>[]
  /** The plan in force; undefined before there is one. */
  readonly plan:
    | { readonly planId: string; readonly firstFiscalYear: number; readonly lastFiscalYear: number }
    | undefined
  readonly mayWork: boolean
  /** The draft that was under way already when another one was to be begun. */
  readonly underWay: string | undefined
}

/** All drafts, and where another one is begun. */
export function DraftsPage({ drafts, plan, mayWork, underWay }: DraftsPageProps): VNode {
  const { language } = useView()
  const t = useMessages(planVersionMessages)
  const plans = useMessages(planMessages)
  const href = useHref()
  const length = plan ? plan.lastFiscalYear - plan.firstFiscalYear + 1 : 0
  const isFree = (planId: string | null) => !drafts.some((one) => one.planId === planId && isUnderWay(one))
  return (
    <>
      {underWay && (
        <ErrorSummary
          title={<Thai>{t.underWay}</Thai>}
          errorList={[
            { href: href(planDraftUrls.draft({ draftId: underWay })), children: <Thai>{t.toUnderWay}</Thai> },
          ]}
        />
      )}
      <h1 class="govuk-heading-l">
        <Thai>{t.drafts}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.draftsLead}</Thai>
      </p>
      {drafts.length === 0 && (
        <p class="govuk-inset-text">
          <Thai>{t.noDrafts}</Thai>
        </p>
      )}
      <ul class="ps-rows">
        {drafts.map(({ draftId, planId, state, reason, openedByName, openedAt }) => (
          <li>
            <Link to={planDraftUrls.draft({ draftId })}>
              <Thai>{planId === null ? t.newPlan : t.amendment}</Thai>
            </Link>
            {reason && (
              <span class="ps-typed">
                <Thai>{reason}</Thai>
              </span>
            )}
            <span class="ps-rows__meta">
              <Thai>{t[state]}</Thai>
              {' · '}
              <Thai>{t.openedBy(openedByName, formatDate(todayInBangkok(openedAt), language, 'short'))}</Thai>
            </span>
          </li>
        ))}
      </ul>
      {mayWork && (
        <p>
          <Link to={planWorkUrls.emblem()}>
            <Thai>{plans.emblem}</Thai>
          </Link>
        </p>
      )}
      {mayWork && (
        <div class="govuk-button-group">
          {plan && isFree(plan.planId) && (
            <PostForm action={planDraftUrls.beginAmendment()}>
              <Button>
                <Thai>{t.beginAmendment(plan.firstFiscalYear, plan.lastFiscalYear)}</Thai>
              </Button>
            </PostForm>
          )}
          {isFree(null) && (
            <PostForm action={planDraftUrls.beginNewPlan()}>
              <Button class="govuk-button--secondary">
                <Thai>
                  {plan
                    ? t.beginNewPlan(plan.firstFiscalYear + length, plan.lastFiscalYear + length)
                    : t.beginFirstPlan}
                </Thai>
              </Button>
            </PostForm>
          )}
        </div>
      )}
    </>
  )
}

export interface DraftPageProps {
  readonly draft: Draft
  readonly lacks: readonly DraftLack[]
  readonly rounds: readonly Round[]
  readonly divisions: readonly Division[]
  /** The office in which the reader is asked for his opinion now. */
  readonly office: { readonly office: Office; readonly isActing: boolean } | undefined
  readonly mayWork: boolean
  readonly form: FormState
}

/** A draft on its way: why, what it changes, what it lacks, and whose turn it is. */
export function DraftPage(props: DraftPageProps): VNode {
  const { draft, lacks, rounds, office, mayWork, form } = props
  const { draftId, planId, state, reason, content, base, openedByName, openedAt } = draft
  const { language } = useView()
  const t = useMessages(planVersionMessages)
  const canEdit = mayWork && state === 'open'
  return (
    <>
      <FormErrors errors={form.errors} />
      <p>
        <Link to={planDraftUrls.drafts()}>
          <Thai>{t.drafts}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{planId === null ? t.newPlan : t.amendment}</Thai> {content.fiscalYears[0]}–
        {content.fiscalYears.at(-1)}
      </h1>
      <p class="ps-rows__meta">
        <Thai>{t[state]}</Thai>
        {' · '}
        <Thai>{t.openedBy(openedByName, formatDate(todayInBangkok(openedAt), language, 'short'))}</Thai>
      </p>
      {office && <OpinionForm action={planDraftUrls.decide({ draftId })} form={form} {...office} />}
      {mayWork && state === 'approved' && <Announcing {...props} />}
      {canEdit ? (
        <Reason draft={draft} form={form} />
      ) : (
        reason && (
          <p class="ps-measure">
            <Thai>{t.reasonOf(reason)}</Thai>
          </p>
        )
      )}
      {canEdit && <Editing draft={draft} />}
      {canEdit && lacks.length > 0 && <Lacks lacks={lacks} />}
      <ApprovalTrail rounds={rounds} />
      <section class="ps-block">
        <h2 class="govuk-heading-m">
          <Thai>{t.changes}</Thai>
        </h2>
        <DifferenceList differences={differences(base, content)} content={content} />
      </section>
      {canEdit && lacks.length === 0 && <Sending {...props} />}
      {mayWork && isUnderWay(draft) && (
        <p>
          <Link to={planDraftUrls.abandon({ draftId })}>
            <Thai>{t.abandon}</Thai>
          </Link>
        </p>
      )}
    </>
  )
}

function Reason({ draft: { draftId, revision, reason }, form }: { draft: Draft; form: FormState }): VNode {
  const t = useMessages(planVersionMessages)
  return (
    <PostForm action={planDraftUrls.reason({ draftId })} class="ps-measure">
      <input type="hidden" name="revision" value={revision} />
      <Textarea
        name="reason"
        label={<Thai>{t.reason}</Thai>}
        hint={<Thai>{t.reasonHint}</Thai>}
        errorMessage={useError(form.errors['reason'])}
        value={form.typed['reason'] ?? reason}
        rows={3}
      />
      <Button class="govuk-button--secondary">
        <Thai>{t.save}</Thai>
      </Button>
    </PostForm>
  )
}

function Editing({ draft: { draftId, planId, content } }: { draft: Draft }): VNode {
  const { language, today } = useView()
  // A year that is over is not amended.
  const years = content.fiscalYears.filter((year) => planId === null || year >= fiscalYearOf(today))
  const t = useMessages(planVersionMessages)
  return (
    <section class="ps-block">
      <ul class="ps-rows">
        <li>
          <Link to={planDraftUrls.editPlan({ draftId })}>
            <Thai>{t.editTitle}</Thai>
          </Link>
        </li>
        {years.map((fiscalYear) => (
          <li>
            <Link to={planDraftUrls.editYear({ draftId, fiscalYear })}>
              <Thai>{t.editYear(fiscalYear)}</Thai>
            </Link>
          </li>
        ))}
      </ul>
      <Details summary={<Thai>{t.programmes}</Thai>}>
        <ul class="ps-rows">
          {content.programmes.map(({ number, ...named }) => (
            <li>
              <Link to={planDraftUrls.editProgramme({ draftId, number })}>
                <Thai>{`${number} ${nameIn(language, named)}`}</Thai>
              </Link>
            </li>
          ))}
        </ul>
      </Details>
      <p>
        <Link to={planDraftUrls.addProgramme({ draftId })}>
          <Thai>{t.addProgramme}</Thai>
        </Link>
      </p>
    </section>
  )
}

function lackWords(t: typeof planVersionMessages.th, lack: DraftLack): string {
  switch (lack.kind) {
    case 'no-reason':
    case 'nothing-changed':
    case 'years-taken':
      return t[lack.kind]
    case 'year-over':
      return t.yearOver(lack.fiscalYear)
    case 'row-at-work':
      return t.rowAtWork(lack.fiscalYear, lack.number)
    case 'below-spent':
      return t.belowSpent(lack.fiscalYear, lack.number, formatBaht(lack.spentSatang))
    case 'unknown-programme':
      return t.unknownProgramme(lack.fiscalYear, lack.number)
    default:
      return t[lack.kind](lack.number)
  }
}

function Lacks({ lacks }: { lacks: readonly DraftLack[] }): VNode {
  const t = useMessages(planVersionMessages)
  return (
    <section class="ps-block" id="lacks">
      <h2 class="govuk-heading-m">
        <Thai>{t.lacks}</Thai>
      </h2>
      <ul class="govuk-list govuk-list--bullet">
        {lacks.map((lack) => (
          <li>
            <Thai>{lackWords(t, lack)}</Thai>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Sending({ draft: { draftId, revision }, divisions, form }: DraftPageProps): VNode {
  const t = useMessages(planVersionMessages)
  return (
    <SendingForm action={planDraftUrls.send({ draftId })} divisions={divisions} form={form} words={t}>
      <input type="hidden" name="revision" value={revision} />
    </SendingForm>
  )
}

function Announcing({ draft: { draftId }, lacks, form }: DraftPageProps): VNode {
  const { today } = useView()
  const t = useMessages(planVersionMessages)
  if (lacks.length > 0) return <Lacks lacks={lacks} />
  return (
    <PostForm action={planDraftUrls.announce({ draftId })} class="ps-measure">
      <h2 class="govuk-heading-m">
        <Thai>{t.announce}</Thai>
      </h2>
      <p>
        <Thai>{t.announceWhy}</Thai>
      </p>
      <TextField
        name="announcedOn"
        label={t.announceDate}
        hint={t.dateHint(editableDate(today))}
        form={{ typed: { announcedOn: editableDate(today), ...form.typed }, errors: form.errors }}
        class="govuk-input--width-10"
        inputMode="numeric"
        autoComplete="off"
      />
      <Button>
        <Thai>{t.announce}</Thai>
      </Button>
    </PostForm>
  )
}

/** Asks back before a draft is given up. */
export function AbandonPage({ draft: { draftId } }: { draft: Draft }): VNode {
  const t = useMessages(planVersionMessages)
  const href = useHref()
  return (
    <>
      <h1 class="govuk-heading-l">
        <Thai>{t.abandon}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.abandonWhy}</Thai>
      </p>
      <PostForm>
        <div class="govuk-button-group">
          <Button class="govuk-button--warning">
            <Thai>{t.abandonSure}</Thai>
          </Button>
          <a class="govuk-link" href={href(planDraftUrls.draft({ draftId }))}>
            <Thai>{t.keep}</Thai>
          </a>
        </div>
      </PostForm>
    </>
  )
}
