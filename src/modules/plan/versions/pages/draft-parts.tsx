import type { VNode } from 'preact'
import { useMessages } from '../../../../platform/web/view.ts'
import type { FormState } from '../../../../ui/form-fields.tsx'
import { Details } from '../../../../ui/govuk/details.tsx'
import { Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { planDraftUrls } from '../../urls.ts'
import { differences } from '../differences.ts'
import type { Draft } from '../draft.ts'
import { planVersionMessages } from '../messages.ts'
import { DifferenceList } from './difference-list.tsx'

/** The way back to the draft, and what somebody else has made of it while a form was filled in. */
export function DraftHead({ draft, title, form }: { draft: Draft; title: string; form: FormState }): VNode {
  const t = useMessages(planVersionMessages)
  const { draftId, base, content } = draft
  const isStale = Object.values(form.errors).includes(t.changedMeanwhile)
  return (
    <>
      <p>
        <Link to={planDraftUrls.draft({ draftId })}>
          <Thai>{t.toDraft}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{title}</Thai>
      </h1>
      {isStale && (
        <Details summary={<Thai>{t.changesMeanwhile}</Thai>} open>
          <DifferenceList differences={differences(base, content)} content={content} />
        </Details>
      )}
    </>
  )
}
