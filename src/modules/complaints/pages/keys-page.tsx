import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, TextField, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { complaintOpen311Messages } from '../open311-messages.ts'
import type { ApiKey } from '../open311/api-keys.ts'
import { complaintRegisterUrls, open311Urls } from '../urls.ts'

export interface KeysProps {
  readonly keys: readonly ApiKey[]
  /** A key that was made just now, to be copied. */
  readonly made: string | undefined
  readonly form: FormState
}

/** The keys with which programs of others file complaints. */
export function KeysPage({ keys, made, form }: KeysProps): VNode {
  const t = useMessages(complaintOpen311Messages)
  return (
    <>
      <p>
        <Link to={open311Urls.about()}>
          <Thai>{t.open311}</Thai>
        </Link>
      </p>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.keys}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.keysLead}</Thai>
      </p>
      {made && (
        <InsetText>
          <p>
            <b>
              <Thai>{t.madeTitle}</Thai>
            </b>
          </p>
          <p>
            <code class="ps-code">{made}</code>
          </p>
          <p>
            <Thai>{t.madeText}</Thai>
          </p>
        </InsetText>
      )}
      {keys.length === 0 ? (
        <p>
          <Thai>{t.none}</Thai>
        </p>
      ) : (
        <ul class="ps-rows">
          {keys.map((key) => (
            <KeyRow key={key.keyId} shown={key} />
          ))}
        </ul>
      )}
      <PostForm action={complaintRegisterUrls.keys()} class="ps-measure ps-block">
        <TextField name="name" label={t.name} hint={t.nameHint} form={form} autoComplete="off" />
        <Button>
          <Thai>{t.make}</Thai>
        </Button>
      </PostForm>
    </>
  )
}

function KeyRow({ shown }: { shown: ApiKey }): VNode {
  const { language } = useView()
  const t = useMessages(complaintOpen311Messages)
  const day = (at: Temporal.Instant) => formatDate(todayInBangkok(at), language, 'short')
  const { keyId, name, madeByName, madeAt, revokedAt, uses, lastUsedAt } = shown
  const facts = [
    t.madeOn(day(madeAt), madeByName),
    t.uses(uses),
    ...(lastUsedAt ? [t.lastUsed(day(lastUsedAt))] : []),
  ]
  return (
    <li>
      <div>
        <b>
          <Thai>{name}</Thai>
        </b>
        <p class="ps-tasks__from">
          <Thai>{facts.join(' · ')}</Thai>
        </p>
      </div>
      {revokedAt ? (
        <span class="ps-rows__meta">
          <Thai>{t.revoked(day(revokedAt))}</Thai>
        </span>
      ) : (
        <PostForm action={complaintRegisterUrls.revokeKey({ keyId })}>
          <Button class="govuk-button--secondary">
            <Thai>{t.revoke}</Thai>
            <span class="govuk-visually-hidden"> {name}</span>
          </Button>
        </PostForm>
      )}
    </li>
  )
}
