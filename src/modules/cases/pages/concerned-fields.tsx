import type { VNode } from 'preact'
import type { Person } from '../../../platform/identity/actor.ts'
import { roleNames } from '../../../platform/identity/role-names.ts'
import { useMessages } from '../../../platform/web/view.ts'
import { LongTextField, useError, type FormState } from '../../../ui/form-fields.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { concernableRoles } from '../concerned-form.ts'
import { caseMessages } from '../messages.ts'

/** Whom a case concerns: accounts, roles, and others by name. */
export function ConcernedFields({ people, form }: { people: readonly Person[]; form: FormState }): VNode {
  const t = useMessages(caseMessages)
  const names = useMessages(roleNames)
  const ticked = (name: string) => (form.typed[name] ?? '').split(' ')
  const legend = (text: string) => ({
    legend: { children: <Thai>{text}</Thai>, class: 'govuk-fieldset__legend--s' },
  })
  return (
    <>
      <Checkboxes
        name="secretRoles"
        fieldset={legend(t.concernedRoles)}
        errorMessage={useError(form.errors['secretRoles'])}
        values={ticked('secretRoles')}
        items={concernableRoles.map((value) => ({ value, children: <Thai>{names[value]}</Thai> }))}
      />
      <Checkboxes
        name="secretAccounts"
        fieldset={legend(t.concernedAccounts)}
        values={ticked('secretAccounts')}
        items={people.map(({ accountId, name }) => ({ value: accountId, children: <Thai>{name}</Thai> }))}
      />
      <LongTextField name="secretOthers" label={t.concernedOthers} hint={t.concernedOthersHint} form={form} />
    </>
  )
}
