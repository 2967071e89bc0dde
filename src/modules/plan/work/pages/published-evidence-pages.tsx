import type { VNode } from 'preact'
import { editableDate, formatDate } from '../../../../platform/calendar/buddhist-date.ts'
import type { Language } from '../../../../platform/language/messages.ts'
import type { FoundThing } from '../../../../platform/publishing/published.ts'
import { useHref, useMessages, useView } from '../../../../platform/web/view.ts'
import { emptyForm, FormErrors, TextField, type FormState } from '../../../../ui/form-fields.tsx'
import { PostForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { planWorkUrls } from '../../urls.ts'
import type { ProgrammeFacts } from '../at-work.ts'
import { planWorkMessages } from '../messages.ts'
import type { Shown } from '../published-evidence.ts'
import { ChoosePublishedLink } from './choose-published-link.tsx'
import { ProgrammeHead } from './evidence-pages.tsx'

interface AboutProps {
  readonly programme: ProgrammeFacts
  readonly about: Shown
  /** The text of what is to be shown. */
  readonly subject: string
}

function Subject({ subject }: Pick<AboutProps, 'subject'>): VNode {
  const t = useMessages(planWorkMessages)
  return (
    <p class="ps-measure">
      <Thai>{t.evidenceFor(subject)}</Thai>
    </p>
  )
}

/** The step or the indicator as hidden fields. */
function AboutFields({ about }: Pick<AboutProps, 'about'>): VNode {
  return (
    <>
      {Object.entries(about).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  )
}

/** Looks through everything that is published here; the newest stands there before anybody has looked. */
export function ChoosePublishedPage({
  programme,
  about,
  subject,
  words,
  found,
}: AboutProps & { words: string; found: readonly FoundThing[] }): VNode {
  const { language } = useView()
  const t = useMessages(planWorkMessages)
  const href = useHref()
  const { fiscalYear, number } = programme
  return (
    <>
      <ProgrammeHead programme={programme} title={t.choosePublished} />
      <Subject subject={subject} />
      <p class="ps-measure ps-rows__meta">
        <Thai>{t.choosePublishedHint}</Thai>
      </p>
      <form
        method="get"
        action={href(planWorkUrls.choosePublished({ fiscalYear, number }))}
        class="ps-measure"
        role="search"
      >
        <AboutFields about={about} />
        <TextField
          name="words"
          label={t.searchPublished}
          hint={t.searchPublishedHint}
          form={emptyForm}
          value={words}
          type="search"
          autoComplete="off"
          spellcheck={false}
        />
        <Button class="govuk-button--secondary">
          <Thai>{t.searchPublished}</Thai>
        </Button>
      </form>
      <h2 class="govuk-heading-m">
        <Thai>{words === '' ? t.newestPublished : t.foundPublished}</Thai>
      </h2>
      {found.length === 0 && (
        <p class="ps-measure">
          <Thai>{t.nothingPublished}</Thai>
        </p>
      )}
      <ul class="ps-rows">
        {found.map((thing) => (
          <li>
            <Link to={thing.editionAddress}>
              <Thai>{thing.title[language]}</Thai>
            </Link>
            <span class="ps-rows__meta">
              <Thai>{factsOf(t, thing, language)}</Thai>
            </span>
            <span>
              <Link
                to={planWorkUrls.addPublished(
                  { fiscalYear, number, source: thing.kind, thingId: thing.id },
                  { ...about },
                )}
              >
                <Thai>{t.useThis}</Thai>
                <span class="govuk-visually-hidden">: {thing.title[language]}</span>
              </Link>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** What it is, its edition and its day. */
function factsOf(
  t: typeof planWorkMessages.th,
  { sourceTitle, edition, publishedOn }: FoundThing,
  language: Language,
): string {
  return `${sourceTitle[language]} · ${t.publishedEdition(edition, formatDate(publishedOn, language, 'short'))}`
}

/** What was chosen, and the day of what it shows. */
export function AddPublishedPage({
  programme,
  about,
  subject,
  thing,
  form,
}: AboutProps & { thing: FoundThing; form: FormState }): VNode {
  const { language, today } = useView()
  const t = useMessages(planWorkMessages)
  const { fiscalYear, number } = programme
  return (
    <>
      <FormErrors errors={form.errors} />
      <ProgrammeHead programme={programme} title={t.useAsEvidence} />
      <Subject subject={subject} />
      <ul class="ps-evidence">
        <li>
          <Link to={thing.editionAddress}>
            <Thai>{thing.title[language]}</Thai>
          </Link>
          <small>
            <Thai>{factsOf(t, thing, language)}</Thai>
          </small>
          <small>
            SHA-256 <code>{thing.sha256}</code>
          </small>
        </li>
      </ul>
      <PostForm
        class="ps-measure"
        action={planWorkUrls.addPublished({ fiscalYear, number, source: thing.kind, thingId: thing.id })}
      >
        <AboutFields about={about} />
        <TextField
          name="datedOn"
          label={t.datedOn}
          hint={t.dateHint(editableDate(today))}
          form={form}
          class="govuk-input--width-10"
          inputMode="numeric"
          autoComplete="off"
        />
        <p class="ps-rows__meta">
          <Thai>{t.publishedForAll}</Thai>
        </p>
        <Button>
          <Thai>{t.useAsEvidence}</Thai>
        </Button>
      </PostForm>
      <ChoosePublishedLink programme={programme} about={about} />
    </>
  )
}
