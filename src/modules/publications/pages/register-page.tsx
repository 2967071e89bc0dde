import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import type { Division } from '../../../platform/identity/divisions.ts'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { Pagination } from '../../../ui/govuk/pagination.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { Breadcrumbs, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { Marked } from '../../search/module.tsx'
import { kindNames, publicationKinds } from '../kinds.ts'
import { publicationMessages } from '../messages.ts'
import { numberWords, titleIn } from '../naming.ts'
import type { RegisterLine, RegisterPage as Found, UnpublishedNumber } from '../register.ts'
import { topicNames, topics } from '../topics.ts'
import { publicationUrls } from '../urls.ts'

export interface RegisterPageProps {
  /** What was chosen, by the names of the fields; only what narrows the list. */
  readonly chosen: Readonly<Record<string, string>>
  readonly found: Found
  readonly page: number
  readonly pages: number
  readonly divisions: readonly Division[]
  readonly years: readonly number[]
  /** Of the year that is chosen. */
  readonly unpublished: readonly UnpublishedNumber[]
}

/** The register: everything that is published, narrowed by what the reader chooses. */
export function RegisterPage(props: RegisterPageProps): VNode {
  const { chosen, found, unpublished } = props
  const t = useMessages(publicationMessages)
  const isNarrowed = Object.keys(chosen).length > 0
  return (
    <div class="ps-wrap">
      <Breadcrumbs />
      <h1 class="govuk-heading-xl">
        <Thai>{t.register}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.registerLead}</Thai>
      </p>
      <Filters {...props} />
      {found.understoodAs && (
        <p>
          <Thai>{t.understoodAs(found.understoodAs)}</Thai>
        </p>
      )}
      <p role="status">
        <b>
          <Thai>{found.total > 0 ? t.found(found.total) : isNarrowed ? t.nothingFound : t.nothingYet}</Thai>
        </b>
      </p>
      <ul class="ps-rows">
        {found.lines.map((line) => (
          <Line line={line} terms={found.terms} />
        ))}
      </ul>
      <Pages {...props} />
      {unpublished.length > 0 && <Unpublished numbers={unpublished} />}
      <section class="ps-block">
        <h2 class="govuk-heading-m">
          <Thai>{t.follow}</Thai>
        </h2>
        <p class="ps-measure">
          <Thai>{t.followWhy}</Thai>
        </p>
        <p class="ps-inline-links">
          <a class="govuk-link" href={publicationUrls.feed()}>
            <Thai>{t.feed}</Thai>
          </a>
          <a class="govuk-link" href={publicationUrls.calendar()}>
            <Thai>{t.calendar}</Thai>
          </a>
        </p>
      </section>
    </div>
  )
}

function Line({ line, terms }: { line: RegisterLine; terms: Found['terms'] }): VNode {
  const { language } = useView()
  const t = useMessages(publicationMessages)
  const { publicationId, division, publishedOn, isReplaced } = line
  return (
    <li>
      <Link to={publicationUrls.publication({ publicationId })}>
        <Marked text={titleIn(language, line)} terms={terms} />
      </Link>
      <span class="ps-rows__meta">
        <Thai>{numberWords(line, language)}</Thai>
        {' · '}
        <Thai>{t.published(formatDate(publishedOn, language, 'short'))}</Thai>
        {' · '}
        <Thai>{division[language]}</Thai>
        {isReplaced && (
          <>
            {' · '}
            <b>
              <Thai>{t.replaced}</Thai>
            </b>
          </>
        )}
      </span>
    </li>
  )
}

function Filters({ chosen, divisions, years }: RegisterPageProps): VNode {
  const { language } = useView()
  const t = useMessages(publicationMessages)
  const kind = useMessages(kindNames)
  const topic = useMessages(topicNames)
  const href = useHref()
  const all = { value: '', children: t.all }
  const select = (
    name: string,
    label: string,
    items: readonly { value: string | number; children: string }[],
  ) => <Select name={name} label={<Thai>{label}</Thai>} value={chosen[name] ?? ''} items={[all, ...items]} />
  return (
    <form class="ps-filters" method="get" action={href(publicationUrls.register())}>
      <Input name="words" label={<Thai>{t.words}</Thai>} value={chosen['words']} autoCapitalize="none" />
      <Details summary={<Thai>{t.filters}</Thai>} open={Object.keys(chosen).some((name) => name !== 'words')}>
        {select(
          'kind',
          t.kind,
          publicationKinds.map((value) => ({ value, children: kind[value] })),
        )}
        {select(
          'topic',
          t.topic,
          topics.map((value) => ({ value, children: topic[value] })),
        )}
        {select(
          'division',
          t.division,
          divisions.map(({ divisionId, name, nameEn }) => ({
            value: divisionId,
            children: language === 'th' ? name : nameEn,
          })),
        )}
        {select(
          'year',
          t.year,
          years.map((value) => ({ value, children: String(value) })),
        )}
        <Checkboxes
          name="replaced"
          class="govuk-checkboxes--small"
          values={[chosen['replaced'] ?? '']}
          items={[{ value: 'yes', children: <Thai>{t.withReplaced}</Thai> }]}
        />
      </Details>
      <div class="govuk-button-group">
        <Button>
          <Thai>{t.show}</Thai>
        </Button>
        {Object.keys(chosen).length > 0 && (
          <Link to={publicationUrls.register()}>
            <Thai>{t.clear}</Thai>
          </Link>
        )}
      </div>
    </form>
  )
}

function Pages({ chosen, page, pages }: RegisterPageProps): VNode | null {
  const t = useMessages(publicationMessages)
  const href = useHref()
  if (pages < 2) return null
  const to = (number: number) =>
    href(publicationUrls.register({ ...chosen, ...(number > 1 && { page: String(number) }) }))
  return (
    <Pagination
      landmarkLabel={t.pages}
      previous={page > 1 ? { href: to(page - 1), children: <Thai>{t.previous}</Thai> } : undefined}
      next={page < pages ? { href: to(page + 1), children: <Thai>{t.next}</Thai> } : undefined}
      items={[
        { number: `${page}/${pages}`, href: to(page), visuallyHiddenText: t.page(page), current: true },
      ]}
    />
  )
}

function Unpublished({ numbers }: { numbers: readonly UnpublishedNumber[] }): VNode {
  const { language } = useView()
  const t = useMessages(publicationMessages)
  return (
    <Details summary={<Thai>{t.unpublished(numbers[0]!.year)}</Thai>}>
      <p>
        <Thai>{t.unpublishedWhy}</Thai>
      </p>
      <ul class="ps-rows">
        {numbers.map(({ kind, number, year, edition, state, reason }) => (
          <li>
            <b>
              <Thai>{numberWords({ kind, registered: { number, year, edition } }, language)}</Thai>
            </b>
            <span>
              <Thai>{t[state]}</Thai>
            </span>
            {reason !== null && (
              <span class="ps-rows__meta">
                <Thai>{t.because(reason)}</Thai>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Details>
  )
}
