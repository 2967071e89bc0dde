import type { VNode } from 'preact'
import { useMessages } from '../../../../platform/web/view.ts'
import { Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { planWorkUrls } from '../../urls.ts'
import type { ProgrammeFacts } from '../at-work.ts'
import { planWorkMessages } from '../messages.ts'
import type { Shown } from '../published-evidence.ts'

/** The way from a page with evidence to what is published already. */
export function ChoosePublishedLink({
  programme: { fiscalYear, number },
  about,
}: {
  programme: Pick<ProgrammeFacts, 'fiscalYear' | 'number'>
  about: Shown
}): VNode {
  const t = useMessages(planWorkMessages)
  return (
    <p>
      <Link to={planWorkUrls.choosePublished({ fiscalYear, number }, { ...about })}>
        <Thai>{t.choosePublished}</Thai>
      </Link>
    </p>
  )
}
