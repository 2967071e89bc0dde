import type { VNode } from 'preact'
import { editableDate, formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import { emptyForm, TextField } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { disclosureMessages } from '../messages.ts'
import { disclosureWorkUrls } from '../urls.ts'
import { disclosureWorkMessages } from '../work-messages.ts'
import { MatchedList } from './matched-list.tsx'
import type { WorkItemPageProps } from './work-item-page.tsx'

/** What an item has, each with a button that takes it away; also what is no longer published. */
export function MatchedForEditing({ standing, files, mayWork }: WorkItemPageProps): VNode {
  const { language } = useView()
  const t = useMessages(disclosureWorkMessages)
  const words = useMessages(disclosureMessages)
  const { itemId } = standing.item
  const remove = (matchId: string, title: string): VNode => (
    <PostForm action={disclosureWorkUrls.unmatch({ itemId, matchId })}>
      <Button class="govuk-button--secondary" attributes={{ 'aria-label': t.removeOf(title) }}>
        <Thai>{t.remove}</Thai>
      </Button>
    </PostForm>
  )
  return (
    <>
      {standing.matched.length + standing.gone.length === 0 && (
        <p>
          <Thai>{words.nothing}</Thai>
        </p>
      )}
      <MatchedList
        standing={standing}
        files={files}
        after={({ matchId, title }) => mayWork && matchId !== null && remove(matchId, title[language])}
      />
      {standing.gone.length > 0 && (
        <ul class="ps-evidence">
          {standing.gone.map((matchId) => (
            <li>
              <Thai>{t.gone}</Thai>
              {mayWork && remove(matchId, t.gone)}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Looks among what is published, and offers each thing that was found and each live disclosure. */
export function MatchForm({ standing, found, words, live, form }: WorkItemPageProps): VNode {
  const { language } = useView()
  const t = useMessages(disclosureWorkMessages)
  const href = useHref()
  const { itemId } = standing.item
  const use = (fields: Readonly<Record<string, string>>, title: string): VNode => (
    <PostForm action={disclosureWorkUrls.matchThing({ itemId })}>
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Button class="govuk-button--secondary" attributes={{ 'aria-label': t.matchThisOf(title) }}>
        <Thai>{t.matchThis}</Thai>
      </Button>
    </PostForm>
  )
  return (
    <Details summary={<Thai>{t.find}</Thai>} open={words !== '' || form.errors['words'] !== undefined}>
      {found === undefined ? (
        <p>
          <Thai>{t.noSources}</Thai>
        </p>
      ) : (
        <>
          <form method="get" action={href(disclosureWorkUrls.workItem({ itemId }))}>
            <TextField
              name="words"
              label={t.search}
              hint={t.findHint}
              form={{ ...emptyForm, errors: form.errors }}
              value={words}
              spellcheck={false}
            />
            <Button class="govuk-button--secondary">
              <Thai>{t.search}</Thai>
            </Button>
          </form>
          {found.length === 0 && (
            <p>
              <Thai>{t.nothingFound}</Thai>
            </p>
          )}
          <ul class="ps-rows">
            {found.map(({ kind, id, title, address, publishedOn, sourceTitle }) => (
              <li>
                <Link to={address}>
                  <Thai>{title[language]}</Thai>
                </Link>
                <span class="ps-rows__meta">
                  <Thai>{`${sourceTitle[language]} · ${formatDate(publishedOn, language, 'short')}`}</Thai>
                </span>
                {use({ source: kind, thing: id }, title[language])}
              </li>
            ))}
          </ul>
        </>
      )}
      {live.length > 0 && (
        <>
          <h3 class="govuk-heading-s">
            <Thai>{t.liveOffers}</Thai>
          </h3>
          <ul class="ps-rows">
            {live.map(({ name, title }) => (
              <li>
                <span>
                  <Thai>{title[language]}</Thai>
                </span>
                {use({ live: name }, title[language])}
              </li>
            ))}
          </ul>
        </>
      )}
    </Details>
  )
}

/** Adds a link to something outside the house. */
export function LinkForm({ standing, form }: WorkItemPageProps): VNode {
  const { today } = useView()
  const t = useMessages(disclosureWorkMessages)
  const { itemId } = standing.item
  const isBack = ['url', 'title', 'datedOn'].some((field) => form.errors[field] !== undefined)
  return (
    <Details summary={<Thai>{t.addLink}</Thai>} open={isBack}>
      <PostForm action={disclosureWorkUrls.matchLink({ itemId })}>
        <TextField
          name="url"
          label={t.linkAddress}
          hint={t.linkHint}
          form={form}
          inputMode="url"
          autoComplete="off"
        />
        <TextField name="title" label={t.linkTitle} form={form} autoComplete="off" />
        <TextField
          name="datedOn"
          label={t.linkDay}
          hint={t.dateHint(editableDate(today))}
          form={form}
          autoComplete="off"
        />
        <Button>
          <Thai>{t.addLink}</Thai>
        </Button>
      </PostForm>
    </Details>
  )
}
