import type { VNode } from 'preact'
import type { Person } from '../../../../platform/identity/actor.ts'
import { useHref, useMessages } from '../../../../platform/web/view.ts'
import { FormErrors, SelectField, TextField, useError, type FormState } from '../../../../ui/form-fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Radios } from '../../../../ui/govuk/radios.tsx'
import { Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { committeeWorkUrls } from '../../urls.ts'
import type { Appointment } from '../committee.ts'
import { memberOriginNames, memberOrigins, memberRoleNames, memberRoles } from '../kinds.ts'
import { committeeWorkMessages } from '../work-messages.ts'
import { MemberCount, MemberList } from './committee-parts.tsx'
import { FormFrame, type FormFrameProps } from './form-frame.tsx'

/** The members of an appointment in their order, each with the way to his form. */
export function MembersPage({
  up,
  heading,
  committeeId,
  appointment: { appointmentId, members },
  form,
}: Pick<FormFrameProps, 'up' | 'heading' | 'form'> & {
  committeeId: string
  appointment: Appointment
}): VNode {
  const t = useMessages(committeeWorkMessages)
  const href = useHref()
  const named = { committeeId, appointmentId }
  return (
    <>
      <FormErrors errors={form.errors} />
      <p>
        <Link to={up.address}>
          <Thai>{up.label}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l" id="members">
        <Thai>{heading}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.membersLead}</Thai>
      </p>
      <Button href={href(committeeWorkUrls.memberNew(named))}>
        <Thai>{t.addMember}</Thai>
      </Button>
      {members.length > 0 && <MemberCount members={members} />}
      <MemberList members={members} to={({ memberId }) => committeeWorkUrls.member({ ...named, memberId })} />
    </>
  )
}

/** The form of one member; of one who is on the list, with the way off it. */
export function MemberFormPage({
  accounts,
  removal,
  ...frame
}: FormFrameProps & {
  accounts: readonly Pick<Person, 'accountId' | 'name'>[]
  /** Where it is said that he is no member; none of a new one. */
  removal?: string
}): VNode {
  const t = useMessages(committeeWorkMessages)
  return (
    <>
      <FormFrame {...frame} more={removal === undefined && <AnotherButton />}>
        <MemberFields accounts={accounts} form={frame.form} />
      </FormFrame>
      {removal !== undefined && (
        <PostForm action={removal} class="ps-measure">
          <p>
            <Thai>{t.removeWhy}</Thai>
          </p>
          <Button class="govuk-button--secondary">
            <Thai>{t.removeMember}</Thai>
          </Button>
        </PostForm>
      )}
    </>
  )
}

function AnotherButton(): VNode {
  const t = useMessages(committeeWorkMessages)
  return (
    <Button class="govuk-button--secondary" name="next" value="another">
      <Thai>{t.saveAndAnother}</Thai>
    </Button>
  )
}

function MemberFields({
  accounts,
  form,
}: {
  accounts: readonly Pick<Person, 'accountId' | 'name'>[]
  form: FormState
}): VNode {
  const t = useMessages(committeeWorkMessages)
  const role = useMessages(memberRoleNames)
  const origin = useMessages(memberOriginNames)
  return (
    <>
      <TextField name="name" label={t.memberName} hint={t.memberHint} form={form} autoComplete="off" />
      <TextField name="post" label={t.post} form={form} autoComplete="off" />
      <Radios
        name="origin"
        class="govuk-radios--small"
        fieldset={{ legend: { children: <Thai>{t.origin}</Thai>, class: 'govuk-fieldset__legend--s' } }}
        errorMessage={useError(form.errors['origin'])}
        value={form.typed['origin']}
        items={memberOrigins.map((value) => ({ value, children: <Thai>{origin[value]}</Thai> }))}
      />
      <SelectField
        name="role"
        label={t.role}
        form={form}
        value={form.typed['role'] ?? 'member'}
        items={memberRoles.map((value) => ({ value, children: role[value] }))}
      />
      <SelectField
        name="account"
        label={t.account}
        form={form}
        items={[
          { value: '', children: t.none },
          ...accounts.map(({ accountId, name }) => ({ value: accountId, children: name })),
        ]}
      />
      <TextField
        name="place"
        label={t.place}
        hint={t.placeHint}
        form={form}
        class="govuk-input--width-2"
        inputMode="numeric"
        autoComplete="off"
      />
    </>
  )
}
