import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { Person } from '../../../platform/identity/actor.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, SelectField, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { caseMessages } from '../messages.ts'
import type { Case } from '../reading.ts'
import type { Member } from '../team.ts'
import { caseUrls } from '../urls.ts'
import { ConcernedFields } from './concerned-fields.tsx'

export interface TeamProps {
  readonly found: Case
  readonly members: readonly Member[]
  /** Who can be let in. */
  readonly candidates: readonly Person[]
  readonly people: readonly Person[]
  readonly form: FormState
}

/** Who may open a case, and whom it concerns. */
export function TeamPage({ found, members, candidates, people, form }: TeamProps): VNode {
  const t = useMessages(caseMessages)
  const { caseId, registerNumber, registerYear } = found
  return (
    <>
      <p>
        <Link to={caseUrls.case({ caseId })}>
          <Thai>{t.caseOf(registerNumber, registerYear)}</Thai>
        </Link>
      </p>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.team}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.teamWhy}</Thai>
      </p>
      <ul class="ps-rows" id="member">
        {members.map((member) => (
          <MemberRow caseId={caseId} member={member} />
        ))}
      </ul>
      <PostForm action={caseUrls.addMember({ caseId })} class="ps-block">
        <SelectField
          name="account"
          label={t.add}
          form={form}
          value={form.typed['account'] ?? ''}
          items={[
            { value: '', children: t.choosePerson },
            ...candidates.map(({ accountId, name }) => ({ value: accountId, children: name })),
          ]}
        />
        <Button class="govuk-button--secondary">
          <Thai>{t.addSend}</Thai>
        </Button>
      </PostForm>
      <section class="ps-block">
        <h2 class="govuk-heading-m">
          <Thai>{t.concerned}</Thai>
        </h2>
        <p class="ps-measure">
          <Thai>{t.concernedWhy}</Thai>
        </p>
        <PostForm action={caseUrls.setConcerned({ caseId })} class="ps-measure">
          <ConcernedFields people={people} form={form} />
          <Button class="govuk-button--secondary">
            <Thai>{t.concernedSend}</Thai>
          </Button>
        </PostForm>
      </section>
    </>
  )
}

function MemberRow({ caseId, member }: { caseId: string; member: Member }): VNode {
  const { language } = useView()
  const t = useMessages(caseMessages)
  const { accountId, name, addedAt } = member
  return (
    <li>
      <b>
        <Thai>{name}</Thai>
      </b>
      <span class="ps-rows__meta">{formatDate(todayInBangkok(addedAt), language, 'short')}</span>
      <PostForm action={caseUrls.removeMember({ caseId })}>
        <input type="hidden" name="account" value={accountId} />
        <Button class="govuk-button--secondary" aria-label={t.removeOf(name)}>
          <Thai>{t.remove}</Thai>
        </Button>
      </PostForm>
    </li>
  )
}
