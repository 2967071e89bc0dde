import type { VNode } from 'preact'
import { useHref, useMessages } from '../../../platform/web/view.ts'
import { Pagination, type PaginationItem } from '../../../ui/govuk/pagination.tsx'
import { searchMessages } from '../messages.ts'
import { searchUrls } from '../urls.ts'

/** Ways to the other pages of the results: the first, the last, and those beside this one. */
export function ResultPages({ query, page, pages }: { query: string; page: number; pages: number }): VNode {
  const t = useMessages(searchMessages)
  const href = useHref()
  const link = (to: number): string => href(searchUrls.search({ q: query, page: to === 1 ? undefined : to }))
  const items = Array.from({ length: pages }, (_, index) => index + 1)
    .filter((number) => number === 1 || number === pages || Math.abs(number - page) <= 1)
    .flatMap((number, index, shown): PaginationItem[] => [
      ...(index > 0 && shown[index - 1] !== number - 1 ? [{ ellipsis: true } as const] : []),
      { number, href: link(number), visuallyHiddenText: t.page(number), current: number === page },
    ])
  return (
    <Pagination
      landmarkLabel={t.pages}
      items={items}
      previous={page > 1 ? { href: link(page - 1), children: t.previous } : undefined}
      next={page < pages ? { href: link(page + 1), children: t.next } : undefined}
    />
  )
}
