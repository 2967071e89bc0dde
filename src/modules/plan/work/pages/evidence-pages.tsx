import type { VNode } from 'preact'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { FormErrors, TextField, type FormState } from '../../../../ui/form-fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { nameIn } from '../../naming.ts'
import { planWorkUrls } from '../../urls.ts'
import type { ProgrammeFacts } from '../at-work.ts'
import type { EvidencePiece } from '../evidence.ts'
import { planWorkMessages } from '../messages.ts'
import { ChoosePublishedLink } from './choose-published-link.tsx'
import { EvidenceFields } from './evidence-fields.tsx'

/** The way back to the programme, and the head of a page about a part of it. */
export function ProgrammeHead({ programme, title }: { programme: ProgrammeFacts; title: string }): VNode {
  const { language } = useView()
  const t = useMessages(planWorkMessages)
  const { fiscalYear, number } = programme
  return (
    <>
      <p>
        <Link to={planWorkUrls.workProgramme({ fiscalYear, number })}>
          <Thai>{t.inProgramme(number, nameIn(language, programme))}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{title}</Thai>
      </h1>
    </>
  )
}

/** Adds evidence of the programme as a whole. */
export function AddEvidencePage({ programme, form }: { programme: ProgrammeFacts; form: FormState }): VNode {
  const t = useMessages(planWorkMessages)
  return (
    <>
      <FormErrors errors={form.errors} />
      <ProgrammeHead programme={programme} title={t.addEvidence} />
      <ChoosePublishedLink programme={programme} about={{}} />
      <PostForm hasFiles keepsDraft class="ps-measure">
        <EvidenceFields form={form} />
        <Button>
          <Thai>{t.addEvidence}</Thai>
        </Button>
      </PostForm>
    </>
  )
}

/** Asks why a piece is withdrawn before it is. */
export function WithdrawEvidencePage({
  programme,
  piece,
  form,
}: {
  programme: ProgrammeFacts
  piece: EvidencePiece
  form: FormState
}): VNode {
  const t = useMessages(planWorkMessages)
  return (
    <>
      <FormErrors errors={form.errors} />
      <ProgrammeHead programme={programme} title={t.withdraw} />
      <p class="ps-measure">
        <b>
          <Thai>{piece.title}</Thai>
        </b>
      </p>
      <p class="ps-measure">
        <Thai>{t.withdrawWhy}</Thai>
      </p>
      <PostForm class="ps-measure">
        <TextField name="reason" label={t.withdrawReason} form={form} autoComplete="off" />
        <Button class="govuk-button--warning">
          <Thai>{t.withdraw}</Thai>
        </Button>
      </PostForm>
    </>
  )
}
