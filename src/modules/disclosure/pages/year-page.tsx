import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Breadcrumbs, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { ItaYear } from '../items.ts'
import { disclosureMessages, topicName } from '../messages.ts'
import type { ItemStanding } from '../standing.ts'
import { countTopics } from '../topics.ts'
import { disclosureUrls } from '../urls.ts'
import { ItemStateTag, useItemTitle, YearChoices } from './item-parts.tsx'

export interface YearPageProps {
  readonly year: ItaYear
  readonly years: readonly number[]
  readonly standings: readonly ItemStanding[]
}

/** All items of a year by topic, in the order in which assessors read them, with how each stands. */
export function YearPage({ year, years, standings }: YearPageProps): VNode {
  const t = useMessages(disclosureMessages)
  const { itaYear } = year
  const met = standings.filter(({ state }) => state === 'met').length
  return (
    <div class="ps-wrap">
      <Breadcrumbs />
      <h1 class="govuk-heading-xl">
        <Thai>{t.disclosureOf(itaYear)}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.lead}</Thai>
      </p>
      <YearChoices years={years} itaYear={itaYear} to={disclosureUrls.year} />
      <p>
        <b>
          <Thai>{t.metOf(met, standings.length)}</Thai>
        </b>
      </p>
      <ListOrigin year={year} />
      {countTopics(standings).map(({ topic, met: ofTopic, all }) => (
        <section class="ps-section" aria-labelledby={`topic-${topic}`}>
          <h2 id={`topic-${topic}`}>
            <span>{topic}</span>
            <span>
              <Thai>{topicName(t, topic)}</Thai>
            </span>
          </h2>
          <div>
            <p class="ps-rows__meta">
              <Thai>{t.metOf(ofTopic, all)}</Thai>
            </p>
            <ul class="ps-rows">
              {standings
                .filter(({ item }) => item.topic === topic)
                .map((standing) => (
                  <ItemRow standing={standing} />
                ))}
            </ul>
          </div>
        </section>
      ))}
      <section class="ps-block">
        <h2 class="govuk-heading-m">
          <Thai>{t.downloads}</Thai>
        </h2>
        <p class="ps-inline-links">
          <a class="govuk-link" href={disclosureUrls.yearArchive({ itaYear })}>
            <Thai>{t.downloadZip}</Thai>
          </a>
          <a class="govuk-link" href={disclosureUrls.yearCsv({ itaYear })}>
            <Thai>{t.downloadCsv}</Thai>
          </a>
          <a class="govuk-link" href={disclosureUrls.yearJson({ itaYear })}>
            <Thai>{t.downloadJson}</Thai>
          </a>
        </p>
      </section>
    </div>
  )
}

function ItemRow({ standing: { item, state, reasons, newest } }: { standing: ItemStanding }): VNode {
  const { language } = useView()
  const t = useMessages(disclosureMessages)
  const titleOf = useItemTitle()
  const { itaYear, code } = item
  return (
    <li>
      <Link to={disclosureUrls.item({ itaYear, code })}>
        {`${code} `}
        <Thai>{titleOf(item)}</Thai>
      </Link>
      <ItemStateTag state={state} />
      {newest && (
        <span class="ps-rows__meta">
          <Thai>{t.newest(formatDate(newest, language, 'short'))}</Thai>
        </span>
      )}
      {/* That nothing is published the tag says already. */}
      {state !== 'missing' && reasons[0] && (
        <span class="ps-rows__meta">
          <Thai>{reasons[0][language]}</Thai>
        </span>
      )}
    </li>
  )
}

/** Where the list of the year comes from, and whether somebody compared it with the manual. */
export function ListOrigin({ year: { provenance, provenanceEn, checkedOn } }: { year: ItaYear }): VNode {
  const { language } = useView()
  const t = useMessages(disclosureMessages)
  if (checkedOn) {
    return (
      <p class="ps-rows__meta">
        <Thai>{t.listChecked(formatDate(checkedOn, language, 'short'))}</Thai>
      </p>
    )
  }
  return (
    <InsetText>
      <Thai>{t.listUnchecked}</Thai> <Thai>{t.listFrom(language === 'th' ? provenance : provenanceEn)}</Thai>
    </InsetText>
  )
}

/** Before any list was opened. */
export function NoListPage(): VNode {
  const t = useMessages(disclosureMessages)
  return (
    <div class="ps-wrap">
      <Breadcrumbs />
      <h1 class="govuk-heading-xl">
        <Thai>{t.disclosure}</Thai>
      </h1>
      <p class="govuk-inset-text">
        <Thai>{t.noList}</Thai>
      </p>
    </div>
  )
}
