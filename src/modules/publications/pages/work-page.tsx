import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { numberWords, titleIn } from '../naming.ts'
import type { Publication } from '../publication.ts'
import { publicationUrls, publicationWorkUrls } from '../urls.ts'
import { publicationWorkMessages } from '../work-messages.ts'

/** The register at work: what is under way, and what was published last. */
export function PublicationsWorkPage({
  underWay,
  newest,
  mayWrite,
}: {
  underWay: readonly Publication[]
  newest: readonly Publication[]
  mayWrite: boolean
}): VNode {
  const t = useMessages(publicationWorkMessages)
  const href = useHref()
  return (
    <>
      <h1 class="govuk-heading-l">
        <Thai>{t.work}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.workLead}</Thai>
      </p>
      {mayWrite && (
        <Button href={href(publicationWorkUrls.draftNew())}>
          <Thai>{t.draftNew}</Thai>
        </Button>
      )}
      <h2 class="govuk-heading-m">
        <Thai>{t.underWay}</Thai>
      </h2>
      {underWay.length === 0 ? (
        <p>
          <Thai>{t.nothingUnderWay}</Thai>
        </p>
      ) : (
        <Rows publications={underWay} />
      )}
      {newest.length > 0 && (
        <section class="ps-block">
          <h2 class="govuk-heading-m">
            <Thai>{t.publishedLately}</Thai>
          </h2>
          <Rows publications={newest} />
        </section>
      )}
      <p>
        <Link to={publicationUrls.register()}>
          <Thai>{t.seeRegister}</Thai>
        </Link>
      </p>
    </>
  )
}

function Rows({ publications }: { publications: readonly Publication[] }): VNode {
  const { language } = useView()
  const t = useMessages(publicationWorkMessages)
  return (
    <ul class="ps-rows">
      {publications.map((publication) => {
        const { publicationId, state, enteredByName, enteredAt, replacedBy } = publication
        return (
          <li>
            <Link to={publicationWorkUrls.draft({ publicationId })}>
              <Thai>{titleIn(language, publication)}</Thai>
            </Link>
            <span>
              <b>
                <Thai>{replacedBy === null ? t[state] : t.replaced}</Thai>
              </b>
              {' · '}
              <Thai>{numberWords(publication, language)}</Thai>
            </span>
            <span class="ps-rows__meta">
              <Thai>
                {t.enteredBy(enteredByName, formatDate(todayInBangkok(enteredAt), language, 'short'))}
              </Thai>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
