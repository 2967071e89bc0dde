import type { VNode } from 'preact'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import { Pagination, type PaginationLink } from '../../../ui/govuk/pagination.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { planMessages } from '../messages.ts'
import { nameIn } from '../naming.ts'
import type { Neighbours } from '../programme-reading.ts'
import { planUrls } from '../urls.ts'

/** The ways from a programme to the one before and the one after it. */
export function NeighbourLinks({ previous, next }: Neighbours): VNode {
  const { language } = useView()
  const t = useMessages(planMessages)
  const href = useHref()
  const linkTo = (neighbour: Neighbours['next'], label: string): PaginationLink | undefined =>
    neighbour && {
      href: href(planUrls.programme({ number: neighbour.number })),
      children: <Thai>{label}</Thai>,
      labelText: `${neighbour.number} ${nameIn(language, neighbour)}`,
    }
  return (
    <Pagination
      landmarkLabel={t.programmes}
      previous={linkTo(previous, t.previous)}
      next={linkTo(next, t.next)}
    />
  )
}
