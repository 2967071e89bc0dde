import type { VNode } from 'preact'
import { editableDate, formatDate } from '../../../../platform/calendar/buddhist-date.ts'
import { todayInBangkok } from '../../../../platform/calendar/fiscal-year.ts'
import { formatBaht } from '../../../../platform/language/money.ts'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { FormErrors, LongTextField, TextField, type FormState } from '../../../../ui/form-fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { planMessages } from '../../messages.ts'
import { planWorkUrls } from '../../urls.ts'
import type { ProgrammeFacts } from '../at-work.ts'
import { planWorkMessages } from '../messages.ts'
import type { SpendingEntry } from '../spending.ts'
import { spendingStateNames } from '../state-names.ts'
import { ProgrammeHead } from './evidence-pages.tsx'

/** What was spent of a row's budget, and the form that enters more. */
export function SpendingPage({
  programme,
  entries,
  form,
}: {
  programme: ProgrammeFacts
  entries: readonly SpendingEntry[]
  form: FormState
}): VNode {
  const { today } = useView()
  const t = useMessages(planWorkMessages)
  const { budgetSatang } = programme
  return (
    <>
      <FormErrors errors={form.errors} />
      <ProgrammeHead programme={programme} title={t.spending} />
      <p class="ps-measure">
        <Thai>
          {budgetSatang === null ? t.noBudget : `${t.budget} ${formatBaht(budgetSatang)} ${t.baht}`}
        </Thai>
      </p>
      <Entries programme={programme} entries={entries} />
      {budgetSatang !== null && (
        <>
          <h2 class="govuk-heading-m">
            <Thai>{t.enterSpending}</Thai>
          </h2>
          <p class="ps-measure">
            <Thai>{t.spendingWhy}</Thai>
          </p>
          <PostForm keepsDraft class="ps-measure">
            <TextField
              name="amount"
              label={t.amount}
              form={form}
              class="govuk-input--width-10"
              inputMode="decimal"
              autoComplete="off"
            />
            <TextField
              name="spentOn"
              label={t.spentOn}
              hint={t.dateHint(editableDate(today))}
              form={form}
              class="govuk-input--width-10"
              inputMode="numeric"
              autoComplete="off"
            />
            <TextField name="purpose" label={t.purpose} form={form} autoComplete="off" />
            <TextField name="reference" label={t.reference} form={form} autoComplete="off" />
            <Button>
              <Thai>{t.enterSpending}</Thai>
            </Button>
          </PostForm>
        </>
      )}
    </>
  )
}

function Entries({
  programme: { fiscalYear, number },
  entries,
}: {
  programme: ProgrammeFacts
  entries: readonly SpendingEntry[]
}): VNode {
  const t = useMessages(planWorkMessages)
  if (entries.length === 0) {
    return (
      <p class="govuk-inset-text">
        <Thai>{t.noSpending}</Thai>
      </p>
    )
  }
  return (
    <ul class="ps-rows">
      {entries.map((entry) => (
        <li>
          <Facts entry={entry} />
          {entry.state === 'entered' && (
            <Link to={planWorkUrls.decideSpending({ fiscalYear, number, spendingId: entry.spendingId })}>
              <Thai>{t.decide}</Thai>
              <span class="govuk-visually-hidden">
                {' '}
                {formatBaht(entry.amountSatang)} {t.baht}
              </span>
            </Link>
          )}
        </li>
      ))}
    </ul>
  )
}

function Facts({ entry }: { entry: SpendingEntry }): VNode {
  const { language } = useView()
  const t = useMessages(planWorkMessages)
  const plan = useMessages(planMessages)
  const states = useMessages(spendingStateNames)
  const day = (at: Temporal.Instant) => formatDate(todayInBangkok(at), language, 'short')
  const spentOn = formatDate(Temporal.PlainDate.from(entry.spentOn), language, 'short')
  return (
    <>
      <span>
        <b>{plan.bahtAmount(formatBaht(entry.amountSatang))}</b> <Thai>{entry.purpose}</Thai>
      </span>
      <span class="ps-rows__meta">
        <Thai>{`${spentOn} · ${entry.reference} · ${states[entry.state]}`}</Thai>
      </span>
      <span class="ps-rows__meta">
        <Thai>{t.enteredBy(entry.enteredByName, day(entry.enteredAt))}</Thai>
      </span>
      {entry.decidedByName !== null && entry.decidedAt !== null && (
        <span class="ps-rows__meta">
          <Thai>{`${states[entry.state]} ${t.decidedBy(entry.decidedByName, day(entry.decidedAt))}`}</Thai>
          {entry.decisionReason !== null && (
            <>
              : <Thai>{entry.decisionReason}</Thai>
            </>
          )}
        </span>
      )}
    </>
  )
}

/** One entry, for the second person who confirms or refuses it, or for its author to withdraw. */
export function SpendingEntryPage({
  programme,
  entry,
  isOwn,
  form,
}: {
  programme: ProgrammeFacts
  entry: SpendingEntry
  isOwn: boolean
  form: FormState
}): VNode {
  const t = useMessages(planWorkMessages)
  const choices = isOwn
    ? [{ value: 'withdrawn', words: t.withdrawEntry, look: 'govuk-button--secondary' }]
    : [
        { value: 'confirmed', words: t.confirm, look: undefined },
        { value: 'refused', words: t.refuse, look: 'govuk-button--secondary' },
      ]
  return (
    <>
      <FormErrors errors={form.errors} />
      <ProgrammeHead programme={programme} title={t.decide} />
      <ul class="ps-rows">
        <li>
          <Facts entry={entry} />
        </li>
      </ul>
      {entry.state === 'entered' && (
        <PostForm keepsDraft class="ps-measure">
          <p>
            <Thai>{isOwn ? t.ownEntry : t.spendingWhy}</Thai>
          </p>
          <LongTextField name="reason" label={t.decisionReason} form={form} />
          <div class="govuk-button-group">
            {choices.map(({ value, words, look }) => (
              <Button name="decision" value={value} class={look}>
                <Thai>{words}</Thai>
              </Button>
            ))}
          </div>
        </PostForm>
      )}
    </>
  )
}
