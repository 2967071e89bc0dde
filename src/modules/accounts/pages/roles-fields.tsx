import type { VNode } from 'preact'
import { roles, type Role } from '../../../platform/identity/actor.ts'
import type { RoleChoice } from '../../../platform/identity/accounts.ts'
import type { Division } from '../../../platform/identity/divisions.ts'
import { roleNames } from '../../../platform/identity/role-names.ts'
import { mustShowSecondFactor } from '../../../platform/identity/sessions.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { SelectField, useError, type FormState } from '../../../ui/form-fields.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { administrationMessages } from '../administration-messages.ts'
import { divisionField, roleField, rolesInDivision } from '../roles-form.ts'

/** Which roles somebody has, and in which division where the role is of one. */
export function RolesFields({
  chosen,
  divisions,
  form,
}: {
  chosen: readonly RoleChoice[]
  divisions: readonly Division[]
  form: FormState
}): VNode {
  const t = useMessages(administrationMessages)
  const names = useMessages(roleNames)
  return (
    <Checkboxes
      name={roleField}
      fieldset={{ legend: { children: <Thai>{t.roles}</Thai>, class: 'govuk-fieldset__legend--m' } }}
      hint={<Thai>{t.rolesHint}</Thai>}
      errorMessage={useError(form.errors[roleField])}
      values={chosen.map(({ role }) => role)}
      items={roles.map((role) => ({
        value: role,
        children: <Thai>{names[role]}</Thai>,
        hint: useHintOf(role),
        conditional: rolesInDivision.has(role) && (
          <DivisionField
            role={role}
            chosen={chosen.find((choice) => choice.role === role)?.divisionId ?? null}
            divisions={divisions}
            form={form}
          />
        ),
      }))}
    />
  )
}

function useHintOf(role: Role): VNode | undefined {
  const t = useMessages(administrationMessages)
  const isObliged = mustShowSecondFactor([{ role, divisionId: null, isActing: false }])
  const hints = [
    role === 'administrator' && t.administratorHint,
    role === 'overseer' && t.overseerHint,
    isObliged && t.secondFactorHint,
  ].filter((hint) => hint !== false)
  return hints.length > 0 ? <Thai>{hints.join(' · ')}</Thai> : undefined
}

function DivisionField({
  role,
  chosen,
  divisions,
  form,
}: {
  role: Role
  chosen: string | null
  divisions: readonly Division[]
  form: FormState
}): VNode {
  const { language } = useView()
  const t = useMessages(administrationMessages)
  const names = useMessages(roleNames)
  const open = divisions.filter(({ closedAt, divisionId }) => closedAt === null || divisionId === chosen)
  return (
    <SelectField
      name={divisionField(role)}
      label={t.divisionOf(names[role])}
      form={form}
      value={chosen ?? ''}
      items={[
        { value: '', children: t.chooseDivision },
        ...open.map(({ divisionId, name, nameEn }) => ({
          value: divisionId,
          children: language === 'th' ? name : nameEn,
        })),
      ]}
    />
  )
}
