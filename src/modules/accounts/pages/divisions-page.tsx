import type { VNode } from 'preact'
import type { Division } from '../../../platform/identity/divisions.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, TextField, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { administrationMessages } from '../administration-messages.ts'
import { administrationUrls } from '../urls.ts'
import { StateTag } from './state-tag.tsx'

/** The divisions of the organisation, and the form that adds one. */
export function DivisionsPage({
  divisions,
  form,
}: {
  divisions: readonly Division[]
  form: FormState
}): VNode {
  const { language } = useView()
  const t = useMessages(administrationMessages)
  return (
    <>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.divisions}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.divisionsWhy}</Thai>
      </p>
      <ul class="ps-rows">
        {divisions.map(({ divisionId, name, nameEn, closedAt }) => (
          <li>
            <Link to={administrationUrls.division({ divisionId })}>
              <Thai>{language === 'th' ? name : nameEn}</Thai>
            </Link>
            {closedAt && (
              <span>
                <StateTag state="closed" />
              </span>
            )}
          </li>
        ))}
      </ul>
      <h2 class="govuk-heading-m">
        <Thai>{t.addDivision}</Thai>
      </h2>
      <PostForm action={administrationUrls.addDivision()}>
        <DivisionFields form={form} />
        <Button>
          <Thai>{t.addDivision}</Thai>
        </Button>
      </PostForm>
    </>
  )
}

/** One division: its names, and whether it is open. */
export function DivisionPage({ division, form }: { division: Division; form: FormState }): VNode {
  const { language } = useView()
  const t = useMessages(administrationMessages)
  const { divisionId, name, nameEn, closedAt } = division
  return (
    <>
      <FormErrors errors={form.errors} />
      <p>
        <Link to={administrationUrls.divisions()}>
          <Thai>{t.divisions}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{language === 'th' ? name : nameEn}</Thai>
      </h1>
      <PostForm action={administrationUrls.renameDivision({ divisionId })}>
        <DivisionFields form={{ ...form, typed: { name, nameEn, ...form.typed } }} />
        <Button>
          <Thai>{t.rename}</Thai>
        </Button>
      </PostForm>
      <PostForm
        action={
          closedAt
            ? administrationUrls.reopenDivision({ divisionId })
            : administrationUrls.closeDivision({ divisionId })
        }
      >
        <Button class="govuk-button--secondary">
          <Thai>{closedAt ? t.reopen : t.close}</Thai>
        </Button>
      </PostForm>
    </>
  )
}

function DivisionFields({ form }: { form: FormState }): VNode {
  const t = useMessages(administrationMessages)
  return (
    <>
      <TextField name="name" label={t.thaiName} form={form} autoComplete="off" />
      <TextField name="nameEn" label={t.englishName} form={form} autoComplete="off" />
    </>
  )
}
