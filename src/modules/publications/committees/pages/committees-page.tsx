import type { VNode } from 'preact'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { Breadcrumbs, Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { numberWords } from '../../naming.ts'
import { appointmentInForce, lastWithdrawn, standingOf, type Committee } from '../committee.ts'
import { committeeKindNames } from '../kinds.ts'
import { committeeMessages } from '../messages.ts'
import { committeeUrls } from '../../urls.ts'
import { committeeName, MemberCount } from './committee-parts.tsx'

/** The committees whose order was published: those at work, then those that ended or whose order was withdrawn. */
export function CommitteesPage({ committees }: { committees: readonly Committee[] }): VNode {
  const { today } = useView()
  const t = useMessages(committeeMessages)
  const isOver = (committee: Committee) => ['ended', 'withdrawn'].includes(standingOf(committee, today))
  const over = committees.filter(isOver)
  const working = committees.filter((committee) => !isOver(committee))
  return (
    <div class="ps-wrap">
      <Breadcrumbs />
      <h1 class="govuk-heading-xl">
        <Thai>{t.committees}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.lead}</Thai>
      </p>
      {committees.length === 0 && (
        <p>
          <Thai>{t.nothingYet}</Thai>
        </p>
      )}
      {working.length > 0 && <Rows committees={working} />}
      {over.length > 0 && (
        <section class="ps-block">
          <h2 class="govuk-heading-m">
            <Thai>{t.over}</Thai>
          </h2>
          <Rows committees={over} />
        </section>
      )}
    </div>
  )
}

function Rows({ committees }: { committees: readonly Committee[] }): VNode {
  const { language, today } = useView()
  const t = useMessages(committeeMessages)
  const kind = useMessages(committeeKindNames)
  return (
    <ul class="ps-rows">
      {committees.map((committee) => {
        const { committeeId, division } = committee
        const inForce = appointmentInForce(committee)
        const { order } = inForce ?? lastWithdrawn(committee)!
        return (
          <li>
            <Link to={committeeUrls.committee({ committeeId })}>
              <Thai>{committeeName(committee, language)}</Thai>
            </Link>
            {inForce && <MemberCount members={inForce.members} />}
            <span class="ps-rows__meta">
              <Thai>
                {[
                  kind[committee.kind],
                  t[standingOf(committee, today)],
                  numberWords(order, language),
                  division[language],
                ].join(' · ')}
              </Thai>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
