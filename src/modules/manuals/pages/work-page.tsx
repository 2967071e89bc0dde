import type { VNode } from 'preact'
import { editableDate, formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, LongTextField, TextField, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { ClockIcon, DoneIcon, PlannedIcon } from '../../../ui/icons.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { sectionNames, titleIn, type ManualContent, type SectionName } from '../content.ts'
import type { NotDeciding } from '../deciding.ts'
import { changedSections, isWritten, sectionText } from '../differences.ts'
import type { Draft } from '../draft.ts'
import { lackMessages, type ManualLack } from '../lacks.ts'
import type { Manual, ManualVersion } from '../manual.ts'
import { manualMessages } from '../messages.ts'
import { manualUrls, manualWorkUrls } from '../urls.ts'
import { manualWorkMessages } from '../work-messages.ts'
import { ReviewTag } from './work-list-pages.tsx'

export interface WorkPageProps {
  readonly manual: Manual
  /** The last one that was published. */
  readonly version: ManualVersion | undefined
  readonly draft: Draft | undefined
  /** What the manual is called now. */
  readonly content: ManualContent
  readonly lacks: readonly ManualLack[]
  readonly mayWrite: boolean
  readonly mayApprove: boolean
  /** Why the reader may not decide about the draft, where he approves at all. */
  readonly notDeciding: NotDeciding | undefined
  readonly form: FormState
}

/** A manual for those who work on it: its draft section by section, whose turn it is, and the version in use. */
export function WorkPage(props: WorkPageProps): VNode {
  const { manual, version, draft, content, lacks, mayWrite, mayApprove, form } = props
  const { manualId } = manual
  const { language } = useView()
  const t = useMessages(manualWorkMessages)
  const kinds = useMessages(manualMessages)
  const canEdit = mayWrite && draft?.state === 'open'
  return (
    <>
      <FormErrors errors={form.errors} />
      <p>
        <Link to={manualWorkUrls.list()}>
          <Thai>{t.work}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{titleIn(language, content)}</Thai>
      </h1>
      <p class="ps-rows__meta">
        <Thai>
          {[kinds[manual.kind], manual.key, draft && stateWords(t, draft)].filter(Boolean).join(' · ')}
        </Thai>
      </p>
      {draft && <DraftState draft={draft} />}
      {draft && (
        <>
          <p>
            <Link to={manualWorkUrls.preview({ manualId })}>
              <Thai>{t.preview}</Thai>
            </Link>
          </p>
          {draft.state === 'sent' && mayApprove && <Deciding {...props} draft={draft} />}
          <TaskList {...props} draft={draft} canEdit={canEdit} />
          {canEdit && <Sending manual={manual} draft={draft} lacks={lacks} />}
          {version && <Changes before={version.content} after={draft.content} />}
        </>
      )}
      <InUse {...props} />
      {draft && mayWrite && (
        <p>
          <Link to={manualWorkUrls.abandon({ manualId })}>
            <Thai>{t.abandon}</Thai>
          </Link>
        </p>
      )}
    </>
  )
}

type Words = typeof manualWorkMessages.th

function stateWords(t: Words, { state }: Draft): string {
  return state === 'sent' ? t.draftSent : t.draftOpen
}

function DraftState({ draft }: { draft: Draft }): VNode {
  const { language } = useView()
  const t = useMessages(manualWorkMessages)
  const { begunByName, begunAt, state, sentBack, templateSource, unchecked } = draft
  return (
    <>
      <p class="ps-rows__meta">
        <Thai>{t.begunBy(begunByName, formatDate(todayInBangkok(begunAt), language, 'short'))}</Thai>
      </p>
      {state === 'open' && sentBack && (
        <div class="govuk-inset-text">
          <b>
            <Thai>{t.sentBack(formatDate(todayInBangkok(sentBack.at), language, 'short'))}</Thai>
          </b>
          <p class="ps-typed">
            <Thai>{sentBack.reason}</Thai>
          </p>
        </div>
      )}
      {templateSource !== null && unchecked.length > 0 && (
        <div class="govuk-inset-text">
          <p>
            <Thai>{t.fromTemplate}</Thai>
          </p>
          <p class="ps-small">
            <Thai>{t.templateSource(templateSource)}</Thai>
          </p>
        </div>
      )}
      {state === 'sent' && (
        <p class="govuk-inset-text">
          <Thai>{t.waiting}</Thai>
        </p>
      )}
    </>
  )
}

/** Two forms: a reason is for sending back alone, and Enter in it presses no button. */
function Deciding({
  manual: { manualId },
  draft,
  notDeciding,
  form,
}: WorkPageProps & { draft: Draft }): VNode {
  const t = useMessages(manualWorkMessages)
  if (notDeciding) {
    return (
      <p class="ps-measure">
        <Thai>{notDeciding === 'took-part' ? t.tookPart : t.otherDivision}</Thai>
      </p>
    )
  }
  return (
    <section class="ps-block" id="decide">
      <h2 class="govuk-heading-m">
        <Thai>{t.decide}</Thai>
      </h2>
      <PostForm action={manualWorkUrls.publish({ manualId })} class="ps-measure">
        <input type="hidden" name="draft" value={draft.draftId} />
        <p>
          <Thai>{t.publishHint}</Thai>
        </p>
        <Button>
          <Thai>{t.publishNow}</Thai>
        </Button>
      </PostForm>
      <PostForm action={manualWorkUrls.sendBack({ manualId })} class="ps-measure">
        <input type="hidden" name="draft" value={draft.draftId} />
        <LongTextField name="reason" label={t.sendBackReason} form={form} />
        <Button class="govuk-button--secondary">
          <Thai>{t.sendBackNow}</Thai>
        </Button>
      </PostForm>
    </section>
  )
}

const sectionLooks = { done: 'reached', missing: 'due', toCheck: 'due', optional: 'plain' } as const

function sectionState(
  name: SectionName,
  { draft, lacks }: { draft: Draft; lacks: readonly ManualLack[] },
): keyof typeof sectionLooks {
  const own = lacks.filter(({ section }) => section === name)
  if (own.some((lack) => lack.name !== 'unchecked')) return 'missing'
  if (own.length > 0) return 'toCheck'
  return isWritten(draft.content, name) ? 'done' : 'optional'
}

/** Every section with its state and, in words, what it still owes. */
function TaskList({
  manual: { manualId },
  draft,
  lacks,
  canEdit,
}: WorkPageProps & { draft: Draft; canEdit: boolean }): VNode {
  const t = useMessages(manualWorkMessages)
  const names = useMessages(manualMessages)
  const lackWords = useMessages(lackMessages)
  const address = (section: SectionName) =>
    section === 'forms' ? manualWorkUrls.forms({ manualId }) : manualWorkUrls.section({ manualId, section })
  return (
    <section class="ps-block">
      <h2 class="govuk-heading-m">
        <Thai>{t.sections}</Thai>
      </h2>
      <ul class="ps-rows">
        {sectionNames.map((section) => {
          const state = sectionState(section, { draft, lacks })
          return (
            <li>
              {canEdit ? (
                <Link to={address(section)}>
                  <Thai>{names[section]}</Thai>
                </Link>
              ) : (
                <span>
                  <Thai>{names[section]}</Thai>
                </span>
              )}
              <span class={`ps-state ps-state--${sectionLooks[state]}`}>
                {state === 'done' ? <DoneIcon /> : state === 'optional' ? <PlannedIcon /> : <ClockIcon />}
                <span>
                  <Thai>{t[state]}</Thai>
                </span>
              </span>
              {lacks
                .filter((lack) => lack.section === section && lack.name !== 'unchecked')
                .map((lack) => (
                  <span class="ps-rows__meta">
                    <Thai>{lackWords[lack.name]}</Thai>
                  </span>
                ))}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Sending({
  manual: { manualId, kind },
  draft: { revision },
  lacks,
}: {
  manual: Manual
  draft: Draft
  lacks: readonly ManualLack[]
}): VNode {
  const t = useMessages(manualWorkMessages)
  if (lacks.length > 0) {
    return (
      <p class="govuk-inset-text">
        <Thai>{kind === 'citizen' ? t.lacksLead : t.lacksStaff}</Thai>
      </p>
    )
  }
  return (
    <PostForm action={manualWorkUrls.send({ manualId })} class="ps-measure ps-block">
      <input type="hidden" name="revision" value={revision} />
      <p>
        <Thai>{t.sendHint}</Thai>
      </p>
      <div id="send">
        <Button>
          <Thai>{t.send}</Thai>
        </Button>
      </div>
    </PostForm>
  )
}

/** Which sections differ, what they said beside what they say. */
function Changes({ before, after }: { before: ManualContent; after: ManualContent }): VNode {
  const t = useMessages(manualWorkMessages)
  const names = useMessages(manualMessages)
  const changed = changedSections(before, after)
  const side = (content: ManualContent, section: SectionName) => {
    const text = sectionText(content, section)
    return text === '' ? (
      <Thai>{t.nothing}</Thai>
    ) : (
      <span class="ps-typed" lang="th">
        <Thai>{text}</Thai>
      </span>
    )
  }
  return (
    <section class="ps-block">
      <h2 class="govuk-heading-m">
        <Thai>{t.changes}</Thai>
      </h2>
      {changed.length === 0 && (
        <p>
          <Thai>{t.noChanges}</Thai>
        </p>
      )}
      <ul class="ps-differences">
        {changed.map((section) => (
          <li>
            <h3 class="govuk-heading-s">
              <Thai>{names[section]}</Thai>
            </h3>
            <dl class="ps-differences__sides">
              <div>
                <dt>
                  <Thai>{t.before}</Thai>
                </dt>
                <dd>{side(before, section)}</dd>
              </div>
              <div>
                <dt>
                  <Thai>{t.after}</Thai>
                </dt>
                <dd>{side(after, section)}</dd>
              </div>
            </dl>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The published version: where it is read, its review, its withdrawal; and where a next draft is begun. */
function InUse({ manual, version, draft, mayWrite, mayApprove, form }: WorkPageProps): VNode {
  const { language, today } = useView()
  const t = useMessages(manualWorkMessages)
  const { manualId, key, reviewBy, withdrawn } = manual
  return (
    <section class="ps-block">
      {version && (
        <>
          <h2 class="govuk-heading-m">
            <Thai>{t.inUse}</Thai>
          </h2>
          <p>
            {withdrawn && (
              <>
                <b>
                  <Thai>{t.withdrawn}</Thai>
                </b>
                {' · '}
              </>
            )}
            <Thai>{t.publishedOn(version.number, formatDate(version.publishedOn, language, 'short'))}</Thai>
            {' · '}
            <Link to={manualUrls.manual({ key })}>
              <Thai>{t.seePublic}</Thai>
            </Link>
          </p>
        </>
      )}
      {!draft && mayWrite && (
        <PostForm action={manualWorkUrls.beginDraft({ manualId })}>
          <Button class="govuk-button--secondary">
            <Thai>{t.beginDraft}</Thai>
          </Button>
        </PostForm>
      )}
      {version && !withdrawn && reviewBy && (
        <>
          <h2 class="govuk-heading-m">
            <Thai>{t.review}</Thai>
          </h2>
          <p>
            <ReviewTag manual={manual} today={today} />{' '}
            <Thai>{t.reviewBy(formatDate(reviewBy, language))}</Thai>
          </p>
          {mayWrite && (
            <PostForm action={manualWorkUrls.review({ manualId })} class="ps-measure">
              <p>
                <Thai>{t.reviewHint}</Thai>
              </p>
              <TextField
                name="reviewBy"
                label={t.nextReview}
                hint={t.nextReviewHint(editableDate(today.add({ years: 1 })))}
                form={form}
                class="govuk-input--width-10"
                inputMode="numeric"
                autoComplete="off"
              />
              <Button class="govuk-button--secondary">
                <Thai>{t.setReview}</Thai>
              </Button>
            </PostForm>
          )}
          {mayApprove && (
            <p>
              <Link to={manualWorkUrls.withdraw({ manualId })}>
                <Thai>{t.withdraw}</Thai>
              </Link>
            </p>
          )}
        </>
      )}
    </section>
  )
}
