import type { VNode } from 'preact'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Breadcrumbs } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { publicationMessages } from '../messages.ts'
import { titleIn } from '../naming.ts'
import type { Publication } from '../publication.ts'
import { publicationUrls } from '../urls.ts'

/** The text for the announcer, large enough to be read standing. */
export function LoudspeakerPage({
  publication,
  text,
}: {
  publication: Publication
  text: readonly string[]
}): VNode {
  const { language } = useView()
  const t = useMessages(publicationMessages)
  const { publicationId } = publication
  const title = titleIn(language, publication)
  return (
    <div class="ps-wrap">
      <Breadcrumbs
        above={[
          { label: t.register, address: publicationUrls.register() },
          { label: title, address: publicationUrls.publication({ publicationId }) },
        ]}
      />
      <h1 class="govuk-heading-l">
        <Thai>{t.loudspeakerOf(title)}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.loudspeakerHint}</Thai>
      </p>
      <div class="ps-measure ps-read-aloud" lang="th">
        {text.map((paragraph) => (
          <p>
            <Thai>{paragraph}</Thai>
          </p>
        ))}
      </div>
    </div>
  )
}
