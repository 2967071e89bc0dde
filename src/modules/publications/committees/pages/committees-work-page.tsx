import type { VNode } from 'preact'
import { useHref, useMessages, useView } from '../../../../platform/web/view.ts'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { Link } from '../../../../ui/page-parts.tsx'
import { appointmentInForce, standingOf, type Committee } from '../committee.ts'
import { committeeKindNames } from '../kinds.ts'
import { committeeMessages } from '../messages.ts'
import { committeeWorkUrls } from '../../urls.ts'
import { committeeWorkMessages } from '../work-messages.ts'
import { committeeName } from './committee-parts.tsx'

/** Every committee for those who keep them, drafts too. */
export function CommitteesWorkPage({
  committees,
  mayWrite,
}: {
  committees: readonly Committee[]
  mayWrite: boolean
}): VNode {
  const { language, today } = useView()
  const t = useMessages(committeeWorkMessages)
  const said = useMessages(committeeMessages)
  const kind = useMessages(committeeKindNames)
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
        <Button href={href(committeeWorkUrls.committeeNew())}>
          <Thai>{t.add}</Thai>
        </Button>
      )}
      {committees.length === 0 && (
        <p>
          <Thai>{t.nothingYet}</Thai>
        </p>
      )}
      <ul class="ps-rows">
        {committees.map((committee) => {
          const { committeeId, appointments, division } = committee
          const appointment = appointmentInForce(committee) ?? appointments[0]
          return (
            <li>
              <Link to={committeeWorkUrls.committeeWork({ committeeId })}>
                <Thai>{committeeName(committee, language)}</Thai>
              </Link>
              <span>
                <b>
                  <Thai>{said[standingOf(committee, today)]}</Thai>
                </b>
                {' · '}
                <Thai>{`${said.members} ${said.people(appointment?.members.length ?? 0)}`}</Thai>
              </span>
              <span class="ps-rows__meta">
                <Thai>{`${kind[committee.kind]} · ${division[language]}`}</Thai>
              </span>
            </li>
          )
        })}
      </ul>
    </>
  )
}
