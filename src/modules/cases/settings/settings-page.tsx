import type { VNode } from 'preact'
import { editableDate, formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, TextField, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { Rule } from '../deadlines.ts'
import { fingerprintOf, type Authority } from '../dossier/authority.ts'
import { choiceNames } from '../fact-names.ts'
import { caseMessages } from '../messages.ts'
import { caseUrls } from '../urls.ts'
import { caseSettingsMessages } from './messages.ts'

export interface SettingsProps {
  readonly rules: readonly Rule[]
  readonly authorities: readonly Authority[]
  readonly form: FormState
}

/** The days of the deadlines with where they come from, and the keys of the authorities. */
export function SettingsPage({ rules, authorities, form }: SettingsProps): VNode {
  const t = useMessages(caseSettingsMessages)
  const cases = useMessages(caseMessages)
  return (
    <>
      <p>
        <Link to={caseUrls.cases()}>
          <Thai>{cases.cases}</Thai>
        </Link>
      </p>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.settings}</Thai>
      </h1>
      <h2 class="govuk-heading-m">
        <Thai>{t.rules}</Thai>
      </h2>
      <p class="ps-measure">
        <Thai>{t.rulesWhy}</Thai>
      </p>
      <ul class="ps-rows">
        {rules.map((rule) => (
          <RuleRow rule={rule} form={form} />
        ))}
      </ul>
      <h2 class="govuk-heading-m ps-block">
        <Thai>{t.authorities}</Thai>
      </h2>
      <p class="ps-measure">
        <Thai>{t.authoritiesWhy}</Thai>
      </p>
      {authorities.length === 0 && (
        <p class="ps-rows__meta">
          <Thai>{t.noAuthorities}</Thai>
        </p>
      )}
      <ul class="ps-rows">
        {authorities.map((authority) => (
          <AuthorityRow authority={authority} />
        ))}
      </ul>
      <PostForm action={caseUrls.addAuthority()} class="ps-measure ps-block">
        <TextField name="name" label={t.authorityName} form={form} autoComplete="off" />
        <TextField
          name="recipient"
          label={t.recipient}
          hint={t.recipientHint}
          form={form}
          autoComplete="off"
          spellcheck={false}
        />
        <Button class="govuk-button--secondary">
          <Thai>{t.addAuthority}</Thai>
        </Button>
      </PostForm>
    </>
  )
}

function RuleRow({ rule, form }: { rule: Rule; form: FormState }): VNode {
  const { language, today } = useView()
  const t = useMessages(caseSettingsMessages)
  const names = useMessages(choiceNames)
  const { days, source, comparedOn } = rule
  const field = (name: string) => `${rule.rule}-${name}`
  const compared = comparedOn ? Temporal.PlainDate.from(comparedOn) : undefined
  const filled = {
    ...form,
    typed: {
      [field('days')]: String(days),
      [field('source')]: source ?? '',
      [field('compared')]: compared ? editableDate(compared) : '',
      ...form.typed,
    },
  }
  const isFaulty = Object.keys(form.errors).some((name) => name.startsWith(`${rule.rule}-`))
  return (
    <li>
      <b>
        <Thai>{names[rule.rule]}</Thai>
      </b>{' '}
      <Thai>{t.daysOf(days)}</Thai>
      <span class="ps-rows__meta">
        <Thai>{source ?? t.startingValue}</Thai>
      </span>
      <span class="ps-rows__meta">
        <Thai>{compared ? t.comparedOn(formatDate(compared, language)) : t.notCompared}</Thai>
      </span>
      <Details summary={<Thai>{t.change(names[rule.rule])}</Thai>} open={isFaulty}>
        <PostForm action={caseUrls.setRule()}>
          <input type="hidden" name="rule" value={rule.rule} />
          <TextField
            name={field('days')}
            label={t.days}
            form={filled}
            class="govuk-input--width-3"
            inputMode="numeric"
            autoComplete="off"
          />
          <TextField name={field('source')} label={t.ruleSource} form={filled} autoComplete="off" />
          <TextField
            name={field('compared')}
            label={t.compared}
            hint={t.dayHint(editableDate(today))}
            form={filled}
            class="govuk-input--width-10"
            autoComplete="off"
          />
          <Button class="govuk-button--secondary">
            <Thai>{t.setRule}</Thai>
          </Button>
        </PostForm>
      </Details>
    </li>
  )
}

function AuthorityRow({ authority }: { authority: Authority }): VNode {
  const t = useMessages(caseSettingsMessages)
  const { authorityId, name, recipient, closedAt } = authority
  return (
    <li>
      <b>
        <Thai>{name}</Thai>
      </b>
      <span class="ps-rows__meta">
        <Thai>{t.fingerprint}</Thai> <code>{fingerprintOf(recipient)}</code>
      </span>
      {closedAt ? (
        <span class="ps-rows__meta">
          <Thai>{t.closed}</Thai>
        </span>
      ) : (
        <PostForm action={caseUrls.closeAuthority({ authorityId })}>
          <Button class="govuk-button--secondary" aria-label={t.closeOf(name)}>
            <Thai>{t.close}</Thai>
          </Button>
        </PostForm>
      )}
    </li>
  )
}
