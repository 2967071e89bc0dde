import type { VNode } from 'preact'
import { formatDate } from '../../../../platform/calendar/buddhist-date.ts'
import type { Language } from '../../../../platform/language/messages.ts'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { numberWords, titleIn } from '../../naming.ts'
import {
  standingOf,
  originsOf,
  type Committee,
  type Member,
  type Order,
  type Withdrawal,
} from '../committee.ts'
import { committeeKindNames, memberOriginNames, memberRoleNames } from '../kinds.ts'
import type { Meeting } from '../meeting.ts'
import { committeeMessages } from '../messages.ts'
import type { Resolution } from '../resolution.ts'

/** The name of a committee in a language; where there is no English one, the Thai. */
export function committeeName(
  { name, nameEn }: Pick<Committee, 'name' | 'nameEn'>,
  language: Language,
): string {
  return language === 'th' || nameEn === '' ? name : nameEn
}

/** Which meeting it is, such as ครั้งที่ 1/2569. */
export function meetingName(
  { number, numberYear }: Pick<Meeting, 'number' | 'numberYear'>,
  language: Language,
) {
  return committeeMessages[language].meetingName(number, numberYear)
}

/** The same with the word for a meeting before it, for headings. */
export function meetingTitle(
  { number, numberYear }: Pick<Meeting, 'number' | 'numberYear'>,
  language: Language,
): string {
  return committeeMessages[language].meetingTitle(number, numberYear)
}

/** What an order is called, with its title and its date. */
export function orderWords(order: Order, language: Language): string {
  const dated = committeeMessages[language].dated(formatDate(order.datedOn, language, 'short'))
  return `${numberWords(order, language)} ${titleIn(language, order)} ${dated}`
}

/** That an order was withdrawn, when and why; its title is not public any more. */
export function withdrawalWords(
  { order, withdrawn }: { order: Order; withdrawn: Withdrawal },
  language: Language,
): string {
  const day = formatDate(withdrawn.on, language)
  return committeeMessages[language].withdrawnOn(numberWords(order, language), day, withdrawn.reason)
}

/** What is said of a committee beside its name: its kind, how it stands, who answers for it, its term, its duties. */
export function CommitteeFacts({ committee }: { committee: Committee }): VNode {
  const { language, today } = useView()
  const t = useMessages(committeeMessages)
  const kind = useMessages(committeeKindNames)
  const { division, from, until, endedOn, endedReason, programmes } = committee
  const day = (date: Temporal.PlainDate) => formatDate(date, language)
  return (
    <dl class="ps-report">
      <Fact name={t.standing}>{`${kind[committee.kind]} · ${t[standingOf(committee, today)]}`}</Fact>
      <Fact name={t.division}>{division[language]}</Fact>
      <Fact name={t.term}>{until ? t.span(day(from), day(until)) : t.since(day(from))}</Fact>
      {endedOn && <Fact name={t.ended}>{t.endedOn(day(endedOn), endedReason!)}</Fact>}
      {programmes.length > 0 && <Fact name={t.programmes}>{programmes.join(', ')}</Fact>}
      <Fact name={t.duties}>{committee.duties}</Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: string }): VNode {
  return (
    <div>
      <dt>
        <Thai>{name}</Thai>
      </dt>
      <dd class="ps-typed">
        <Thai>{children}</Thai>
      </dd>
    </div>
  )
}

/** How many members are from where; the citizens among them are counted for everybody to see. */
export function MemberCount({ members }: { members: readonly Member[] }): VNode {
  const t = useMessages(committeeMessages)
  const origin = useMessages(memberOriginNames)
  const counts = originsOf(members)
  const words = (['inside', 'outside', 'citizen'] as const)
    .filter((one) => counts[one] > 0 || one === 'citizen')
    .map((one) => `${origin[one]} ${t.people(counts[one])}`)
  return (
    <p>
      <b>
        <Thai>{t.people(members.length)}</Thai>
      </b>
      {': '}
      <Thai>{words.join(' · ')}</Thai>
    </p>
  )
}

/** The members of an appointment in their order; for those who keep the list, each with the way to his form. */
export function MemberList({
  members,
  to,
}: {
  members: readonly Member[]
  to?: (member: Member) => string
}): VNode {
  const t = useMessages(committeeMessages)
  const role = useMessages(memberRoleNames)
  const origin = useMessages(memberOriginNames)
  if (members.length === 0) {
    return (
      <p>
        <Thai>{t.noMembers}</Thai>
      </p>
    )
  }
  return (
    <ol class="ps-rows">
      {members.map((member) => (
        <li>
          {to ? (
            <Link to={to(member)}>
              <Thai>{member.name}</Thai>
            </Link>
          ) : (
            <b>
              <Thai>{member.name}</Thai>
            </b>
          )}
          {member.post && (
            <span>
              <Thai>{member.post}</Thai>
            </span>
          )}
          <span class="ps-rows__meta">
            <Thai>{`${role[member.role]} · ${origin[member.origin]}`}</Thai>
          </span>
        </li>
      ))}
    </ol>
  )
}

/** When and where a meeting is. */
export function meetingWords(
  { meetsOn, meetsAt, place }: Pick<Meeting, 'meetsOn' | 'meetsAt' | 'place'>,
  language: Language,
): string {
  const t = committeeMessages[language]
  return [formatDate(meetsOn, language), t.time(meetsAt), place].join(' · ')
}

/** Resolutions with what came of them; who follows one up is named to those who work here alone. */
export function ResolutionRows({
  resolutions,
  to,
}: {
  resolutions: readonly Resolution[]
  /** The page of a resolution, for those who work here. */
  to?: (resolution: Resolution) => { address: string; follower: string | undefined }
}): VNode {
  const { language, today } = useView()
  const t = useMessages(committeeMessages)
  const day = (date: Temporal.PlainDate) => formatDate(date, language, 'short')
  return (
    <ul class="ps-rows">
      {resolutions.map((resolution) => {
        const { text, state, division, dueOn, endedOn, outcome, link, number, year } = resolution
        const own = to?.(resolution)
        const isLate = state === 'open' && Temporal.PlainDate.compare(dueOn, today) < 0
        return (
          <li>
            {own ? (
              <Link to={own.address}>
                <Thai>{text}</Thai>
              </Link>
            ) : (
              <span class="ps-typed">
                <Thai>{text}</Thai>
              </span>
            )}
            <span>
              <b>
                <Thai>{isLate ? t.late : t[state]}</Thai>
              </b>
              {' · '}
              <Thai>{endedOn ? t.on(day(endedOn)) : t.dueOn(day(dueOn))}</Thai>
              {' · '}
              <Thai>{division[language]}</Thai>
              {own?.follower && (
                <>
                  {' · '}
                  <Thai>{own.follower}</Thai>
                </>
              )}
            </span>
            {outcome !== null && (
              <span class="ps-typed">
                <Thai>{outcome}</Thai>
              </span>
            )}
            {link !== null && (
              <a class="govuk-link" href={link} rel="noreferrer nofollow">
                <Thai>{t.link}</Thai>
              </a>
            )}
            <span class="ps-rows__meta">
              <Thai>{t.meetingName(number, year)}</Thai>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
