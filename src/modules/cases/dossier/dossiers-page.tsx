import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, useError, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { caseMessages } from '../messages.ts'
import type { Case } from '../reading.ts'
import { caseUrls } from '../urls.ts'
import { fingerprintOf, groupedHash, type Authority } from './authority.ts'
import type { Dossier } from './dossier.ts'
import { dossierMessages } from './messages.ts'

export interface DossiersProps {
  readonly found: Case
  readonly dossiers: readonly Dossier[]
  /** Those to which one can be sealed. */
  readonly authorities: readonly Authority[]
  readonly form: FormState
}

/** The dossiers of a case that were sealed, and the form that seals one. */
export function DossiersPage({ found, dossiers, authorities, form }: DossiersProps): VNode {
  const t = useMessages(dossierMessages)
  const cases = useMessages(caseMessages)
  const { caseId, registerNumber, registerYear } = found
  return (
    <>
      <p>
        <Link to={caseUrls.case({ caseId })}>
          <Thai>{cases.caseOf(registerNumber, registerYear)}</Thai>
        </Link>
      </p>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.dossiers}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.why}</Thai>
      </p>
      {dossiers.length === 0 && (
        <p class="ps-rows__meta">
          <Thai>{t.none}</Thai>
        </p>
      )}
      <ul class="ps-rows">
        {dossiers.map((dossier) => (
          <DossierRow caseId={caseId} dossier={dossier} />
        ))}
      </ul>
      <h2 class="govuk-heading-m ps-block">
        <Thai>{t.make}</Thai>
      </h2>
      {authorities.length === 0 ? (
        <p>
          <Thai>{t.noAuthorities}</Thai>
        </p>
      ) : (
        <PostForm action={caseUrls.makeDossier({ caseId })}>
          <Radios
            name="authority"
            fieldset={{
              legend: { children: <Thai>{t.authority}</Thai>, class: 'govuk-fieldset__legend--s' },
            }}
            errorMessage={useError(form.errors['authority'])}
            items={authorities.map(({ authorityId, name, recipient }) => ({
              value: authorityId,
              children: <Thai>{name}</Thai>,
              hint: (
                <>
                  <Thai>{t.fingerprint}</Thai> <code>{fingerprintOf(recipient)}</code>
                </>
              ),
            }))}
          />
          <Button>
            <Thai>{t.send}</Thai>
          </Button>
        </PostForm>
      )}
    </>
  )
}

function DossierRow({ caseId, dossier }: { caseId: string; dossier: Dossier }): VNode {
  const { language } = useView()
  const t = useMessages(dossierMessages)
  const { dossierId, authorityName, recipient, madeAt, sha256, bytes } = dossier
  return (
    <li>
      <a class="govuk-link" href={caseUrls.dossier({ caseId, dossierId })}>
        <Thai>{t.download}</Thai>
        <span class="govuk-visually-hidden"> {authorityName}</span>
      </a>
      <span class="ps-rows__meta">
        <Thai>{authorityName}</Thai> {formatDate(todayInBangkok(madeAt), language)}{' '}
        {t.size(Math.ceil(bytes / 1024).toLocaleString('en'))}
      </span>
      <span class="ps-rows__meta">
        <Thai>{t.fingerprint}</Thai> <code>{fingerprintOf(recipient)}</code>
      </span>
      <span class="ps-rows__meta">SHA-256 {groupedHash(sha256)}</span>
    </li>
  )
}
