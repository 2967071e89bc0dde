import type { VNode } from 'preact'
import { useHref, useMessages, useView } from '../../../../platform/web/view.ts'
import { FormErrors, SelectField, TextField, useError, type FormState } from '../../../../ui/form-fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Radios } from '../../../../ui/govuk/radios.tsx'
import { Textarea } from '../../../../ui/govuk/textarea.tsx'
import { Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { nameIn } from '../../naming.ts'
import type { FormField } from '../differences.ts'
import type { Draft } from '../draft.ts'
import { planDraftUrls } from '../../urls.ts'
import { planVersionMessages } from '../messages.ts'
import { isRemovable, targetName } from '../programme-form.ts'
import { DraftHead } from './draft-parts.tsx'

interface DraftFormProps {
  readonly draft: Draft
  readonly form: FormState
}

/** A programme of the draft, section by section as its official form. */
export function DraftProgrammePage({
  draft,
  form,
  number,
}: DraftFormProps & { number: number | undefined }): VNode {
  const { language } = useView()
  const t = useMessages(planVersionMessages)
  const line = (name: FormField) => <TextField name={name} label={t[name]} form={form} autoComplete="off" />
  const area = (name: FormField, hint: string, rows = 5) => (
    <Textarea
      name={name}
      label={<Thai>{t[name]}</Thai>}
      hint={<Thai>{hint}</Thai>}
      errorMessage={useError(form.errors[name])}
      value={form.typed[name]}
      rows={rows}
    />
  )
  return (
    <>
      <FormErrors errors={form.errors} />
      <DraftHead
        draft={draft}
        title={number === undefined ? t.addProgramme : t.programme(number)}
        form={form}
      />
      <PostForm keepsDraft class="ps-measure">
        <input type="hidden" name="revision" value={draft.revision} />
        {line('name')}
        {line('nameEn')}
        <Radios
          name="kind"
          fieldset={{ legend: { children: <Thai>{t.kind}</Thai>, class: 'govuk-fieldset__legend--s' } }}
          errorMessage={useError(form.errors['kind'])}
          value={form.typed['kind']}
          items={(['project', 'activity', 'measure'] as const).map((kind) => ({
            value: kind,
            children: <Thai>{t[kind]}</Thai>,
          }))}
        />
        <SelectField
          name="mission"
          label={t.mission}
          form={form}
          items={[
            { value: '', children: t.chooseOne },
            ...draft.content.taxonomy.flatMap(({ missions }) =>
              missions.flatMap(({ topics }) =>
                topics.map(({ code, ...named }) => ({
                  value: code,
                  children: `${code} ${nameIn(language, named)}`,
                })),
              ),
            ),
          ]}
        />
        {area('rationale', t.paragraphsHint, 8)}
        {area('objectives', t.linesHint)}
        {area('targetGroups', t.groupsHint, 3)}
        {area('steps', t.linesHint, 8)}
        {line('responsible')}
        {area('outputs', t.linesHint)}
        {area('outcomes', t.linesHint)}
        {line('summaryEn')}
        {line('remark')}
        <Button>
          <Thai>{t.save}</Thai>
        </Button>
      </PostForm>
      {number !== undefined && isRemovable(draft, number) && (
        <p>
          <Link to={planDraftUrls.removeProgramme({ draftId: draft.draftId, number })}>
            <Thai>{t.removeProgramme}</Thai>
          </Link>
        </p>
      )}
    </>
  )
}

/** Asks back before a programme is taken out of a draft. */
export function RemoveProgrammePage({ draft, form, number }: DraftFormProps & { number: number }): VNode {
  const { language } = useView()
  const t = useMessages(planVersionMessages)
  const href = useHref()
  const { draftId, revision, content } = draft
  const programme = content.programmes.find((one) => one.number === number)
  return (
    <>
      <FormErrors errors={form.errors} />
      <DraftHead draft={draft} title={t.removeProgramme} form={form} />
      <p>
        <b>
          {number} <Thai>{programme ? nameIn(language, programme) : ''}</Thai>
        </b>
      </p>
      <p class="ps-measure">
        <Thai>{t.removeWhy}</Thai>
      </p>
      <PostForm>
        <input type="hidden" name="revision" value={revision} />
        <div class="govuk-button-group" id="remove">
          <Button class="govuk-button--warning">
            <Thai>{t.removeSure}</Thai>
          </Button>
          <a class="govuk-link" href={href(planDraftUrls.editProgramme({ draftId, number }))}>
            <Thai>{t.keepProgramme}</Thai>
          </a>
        </div>
      </PostForm>
    </>
  )
}

/** The plan's titles, its objectives, and its targets in each year. */
export function DraftPlanPage({ draft, form }: DraftFormProps): VNode {
  const { language } = useView()
  const t = useMessages(planVersionMessages)
  const area = (name: 'objectives' | 'objectivesEn', label: string) => (
    <Textarea
      name={name}
      label={<Thai>{label}</Thai>}
      hint={<Thai>{t.linesHint}</Thai>}
      errorMessage={useError(form.errors[name])}
      value={form.typed[name]}
      rows={6}
    />
  )
  return (
    <>
      <FormErrors errors={form.errors} />
      <DraftHead draft={draft} title={t.editTitle} form={form} />
      <PostForm keepsDraft class="ps-measure">
        <input type="hidden" name="revision" value={draft.revision} />
        <TextField name="title" label={t.title} form={form} autoComplete="off" />
        <TextField name="titleEn" label={t.titleEn} form={form} autoComplete="off" />
        {area('objectives', t.objectives)}
        {area('objectivesEn', t.objectivesEn)}
        {draft.content.targets.map(({ indicator, indicatorEn, byYear }, index) =>
          Object.keys(byYear).map((year) => (
            <TextField
              name={targetName(index, year)}
              label={t.targetOf(language === 'th' ? indicator : indicatorEn, Number(year))}
              form={form}
              class="govuk-input--width-5"
              inputMode="numeric"
              autoComplete="off"
            />
          )),
        )}
        <Button>
          <Thai>{t.save}</Thai>
        </Button>
      </PostForm>
    </>
  )
}
