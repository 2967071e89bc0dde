import type { VNode } from 'preact'
import { formatMoment } from '../../../platform/calendar/moment.ts'
import { roles, type Role } from '../../../platform/identity/actor.ts'
import { roleNames } from '../../../platform/identity/role-names.ts'
import type { WholeEntry } from '../../../platform/ledger/reading.ts'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, SelectField, TextField, type FormState } from '../../../ui/form-fields.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { administrationMessages } from '../administration-messages.ts'
import { administrationUrls } from '../urls.ts'

/** An entry in words. */
export interface Line extends WholeEntry {
  readonly kindName: string
  /** Undefined for the program, a citizen, and whoever was erased. */
  readonly who: string | undefined
  /** What exactly was done, where an auditor may read it. */
  readonly details: Readonly<Record<string, unknown>> | undefined
}

export interface AuditPageProps {
  readonly lines: readonly Line[]
  readonly people: readonly { readonly accountId: string; readonly name: string }[]
  readonly kinds: readonly { readonly kind: string; readonly name: string }[]
  readonly form: FormState
  /** The index below which the next page begins; undefined on the last. */
  readonly older: number | undefined
  readonly isFirst: boolean
  readonly mostInFile: number
}

/** Who did what and when, from the ledger. */
export function AuditPage(props: AuditPageProps): VNode {
  const { lines, form, older, isFirst, mostInFile } = props
  const t = useMessages(administrationMessages)
  const filter = Object.fromEntries(Object.entries(form.typed).filter(([, value]) => value !== ''))
  const hasErrors = Object.keys(form.errors).length > 0
  return (
    <>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.audit}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.auditWhy}</Thai>
      </p>
      <Filters {...props} />
      {!hasErrors && (
        <p>
          <Link to={administrationUrls.auditFile(filter)}>
            <Thai>{t.file(mostInFile)}</Thai>
          </Link>
        </p>
      )}
      {lines.length === 0 ? (
        !hasErrors && (
          <p role="status">
            <Thai>{t.noEntries}</Thai>
          </p>
        )
      ) : (
        <Entries lines={lines} />
      )}
      <p>
        {older !== undefined && (
          <Link to={administrationUrls.audit({ ...filter, before: older })}>
            <Thai>{t.older}</Thai>
          </Link>
        )}{' '}
        {!isFirst && (
          <Link to={administrationUrls.audit(filter)}>
            <Thai>{t.newest}</Thai>
          </Link>
        )}
      </p>
    </>
  )
}

function Entries({ lines }: Pick<AuditPageProps, 'lines'>): VNode {
  const { language } = useView()
  const t = useMessages(administrationMessages)
  return (
    <div class="ps-scroll" tabIndex={0} role="region" aria-labelledby="entries">
      <table class="ps-table">
        <caption id="entries">
          <Thai>{t.audit}</Thai>
        </caption>
        <thead>
          <tr>
            {[t.when, t.person, t.what, t.subject].map((head) => (
              <th scope="col">
                <Thai>{head}</Thai>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr>
              <td>{formatMoment(line.at, language)}</td>
              <td>
                <Who line={line} />
              </td>
              <td>
                <Thai>{line.kindName}</Thai>
                {line.details && Object.keys(line.details).length > 0 && (
                  <Details summary={t.more}>
                    <pre class="ps-typed">{JSON.stringify(line.details, null, 2)}</pre>
                  </Details>
                )}
              </td>
              <td>
                <code>{line.subject}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Who({ line: { who, role, isActing, erasedAt } }: { line: Line }): VNode {
  const t = useMessages(administrationMessages)
  const names = useMessages(roleNames)
  if (role === 'system') return <Thai>{t.system}</Thai>
  if (role === 'unreadable') return <Thai>{t.altered}</Thai>
  const held = roles.includes(role as Role) ? names[role as Role] : undefined
  return (
    <>
      <Thai>{erasedAt ? t.erased : (who ?? (held ? t.unknownPerson : t.citizen))}</Thai>
      {held && (
        <small>
          <Thai>{isActing ? `${held} (${t.actingFor})` : held}</Thai>
        </small>
      )}
    </>
  )
}

function Filters({ people, kinds, form }: AuditPageProps): VNode {
  const t = useMessages(administrationMessages)
  const href = useHref()
  const any = { value: '', children: t.any }
  return (
    <form method="get" action={href(administrationUrls.audit())} class="ps-filters">
      <SelectField
        name="person"
        label={t.person}
        form={form}
        items={[any, ...people.map(({ accountId, name }) => ({ value: accountId, children: name }))]}
      />
      <SelectField
        name="kind"
        label={t.kind}
        form={form}
        items={[any, ...kinds.map(({ kind, name }) => ({ value: kind, children: name }))]}
      />
      <TextField name="from" label={t.fromDate} hint={t.dateHint} form={form} autoComplete="off" />
      <TextField name="to" label={t.toDate} hint={t.dateHint} form={form} autoComplete="off" />
      <Button class="govuk-button--secondary">
        <Thai>{t.show}</Thai>
      </Button>
    </form>
  )
}
