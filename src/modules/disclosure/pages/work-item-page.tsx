import type { VNode } from 'preact'
import type { KeptFile } from '../../../platform/files/kept-file.ts'
import type { Division } from '../../../platform/identity/divisions.ts'
import type { PublishedThing } from '../../../platform/publishing/published.ts'
import { useMessages } from '../../../platform/web/view.ts'
import { FormErrors, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { Night } from '../facts.ts'
import type { Offer } from '../matching.ts'
import { disclosureMessages, topicName } from '../messages.ts'
import type { ItemStanding } from '../standing.ts'
import type { Words } from '../state-words.ts'
import { disclosureUrls, disclosureWorkUrls } from '../urls.ts'
import { disclosureWorkMessages } from '../work-messages.ts'
import { Checks } from './item-page.tsx'
import { ItemStateTag, Reasons, useDivisionName, useItemTitle } from './item-parts.tsx'
import { LinkForm, MatchForm, MatchedForEditing } from './matching-parts.tsx'
import { PointForms } from './point-forms.tsx'

export interface WorkItemPageProps {
  readonly standing: ItemStanding
  readonly files: readonly KeptFile[]
  readonly divisions: readonly Division[]
  readonly night: Night | undefined
  readonly offer: Offer | undefined
  /** What was found of what is published, newest first; undefined where no module publishes anything. */
  readonly found: readonly (PublishedThing & { readonly sourceTitle: Words })[] | undefined
  /** The words that were looked for. */
  readonly words: string
  /** Live disclosures that the item does not have yet. */
  readonly live: readonly { readonly name: string; readonly title: Words }[]
  /** The names of those who checked points, by their accounts. */
  readonly names: ReadonlyMap<string, string>
  readonly mayWork: boolean
  readonly form: FormState
}

/** One item for those who see to it: what satisfies it, its minimum content, and what can be done. */
export function WorkItemPage(props: WorkItemPageProps): VNode {
  const { standing, divisions, night, offer, mayWork, form } = props
  const t = useMessages(disclosureWorkMessages)
  const words = useMessages(disclosureMessages)
  const titleOf = useItemTitle()
  const divisionName = useDivisionName(divisions)
  const { item, state, reasons } = standing
  const { itaYear, code, itemId } = item
  return (
    <>
      <FormErrors errors={form.errors} />
      <p>
        <Link to={disclosureWorkUrls.workYear({ itaYear })}>
          <Thai>{t.workOf(itaYear)}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        {`${code} `}
        <Thai>{titleOf(item)}</Thai>
      </h1>
      {item.withdrawnAt ? (
        <InsetText>
          <Thai>{words.withdrawn}</Thai>
        </InsetText>
      ) : (
        <p>
          <ItemStateTag state={state} />
        </p>
      )}
      <Reasons reasons={reasons} />
      <p class="ps-rows__meta">
        <Thai>{`${topicName(words, item.topic)} · ${words.division}: ${divisionName(item.divisionId)}`}</Thai>
      </p>
      <p class="ps-inline-links">
        <Link to={disclosureUrls.item({ itaYear, code })}>
          <Thai>{t.publicPage}</Thai>
        </Link>
        {mayWork && (
          <Link to={disclosureWorkUrls.editItem({ itemId })}>
            <Thai>{t.edit}</Thai>
          </Link>
        )}
      </p>
      <section class="ps-block">
        <h2 class="govuk-heading-m">
          <Thai>{words.things}</Thai>
        </h2>
        <MatchedForEditing {...props} />
        {mayWork && offer && <TakeOver itemId={itemId} offer={offer} />}
        {mayWork && <MatchForm {...props} />}
        {mayWork && <LinkForm {...props} />}
      </section>
      <section class="ps-block">
        <h2 class="govuk-heading-m">
          <Thai>{words.minimum}</Thai>
        </h2>
        <PointForms {...props} />
        <h3 class="govuk-heading-s ps-block">
          <Thai>{words.checks}</Thai>
        </h3>
        <Checks standing={standing} night={night} />
      </section>
    </>
  )
}

function TakeOver({ itemId, offer }: { itemId: string; offer: Offer }): VNode {
  const t = useMessages(disclosureWorkMessages)
  const { matches, code, itaYear } = offer
  return (
    <PostForm action={disclosureWorkUrls.takeOver({ itemId })}>
      <p class="ps-rows__meta">
        <Thai>{t.takeOverWhy}</Thai>
      </p>
      <Button class="govuk-button--secondary">
        <Thai>{t.takeOver(matches.length, code, itaYear)}</Thai>
      </Button>
    </PostForm>
  )
}
