import type { VNode } from 'preact'
import { useMessages } from '../../../platform/web/view.ts'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { disclosureMessages, topicName } from '../messages.ts'
import type { TopicsNow } from '../topics.ts'
import { disclosureUrls } from '../urls.ts'

/** The five topics with how many of their items are published in full, each a link to its items. */
export function TopicList({ now: { itaYear, topics } }: { now: TopicsNow }): VNode {
  const t = useMessages(disclosureMessages)
  return (
    <>
      <div class="ps-band__head">
        <h2 class="govuk-heading-m">
          <Thai>{t.disclosureOf(itaYear)}</Thai>
        </h2>
        <Link to={disclosureUrls.year({ itaYear })}>
          <Thai>{t.seeAll}</Thai>
        </Link>
      </div>
      <p class="ps-measure">
        <Thai>{t.topicsLead}</Thai>
      </p>
      <ul class="ps-rows ps-rows--2 ps-rows--strong">
        {topics.map(({ topic, met, all }) => (
          <li>
            <Link to={`${disclosureUrls.year({ itaYear })}#topic-${topic}`}>
              <Thai>{topicName(t, topic)}</Thai>
            </Link>
            <span class="ps-rows__meta">
              <Thai>{t.metOf(met, all)}</Thai>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
