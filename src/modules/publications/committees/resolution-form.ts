import { editableDate } from '../../../platform/calendar/buddhist-date.ts'
import { listDivisions, type Division } from '../../../platform/identity/divisions.ts'
import { activePeople } from '../../../platform/identity/people.ts'
import type { Person } from '../../../platform/identity/actor.ts'
import { formatNumber } from '../../../platform/language/numerals.ts'
import { readOutsideLink } from '../../../platform/links/outside-link.ts'
import { textIn } from '../../../platform/web/form-input.ts'
import type { Act } from '../../../platform/web/route.ts'
import { readTypedDay } from '../../../ui/typed-day.ts'
import { may } from '../capability-of.ts'
import type { ResolutionContent } from './resolution.ts'
import { committeeWorkMessages } from './work-messages.ts'

const longestText = 2_000

type Errors = Readonly<Record<string, string>>

/** Who may follow a resolution up: the divisions that are not closed, and whoever may record what came of it. */
export interface FollowerChoices {
  readonly divisions: readonly Division[]
  readonly followers: readonly Person[]
}

export async function followerChoices({ tx, view }: Pick<Act, 'tx' | 'view'>): Promise<FollowerChoices> {
  const people = await activePeople(tx, view.today)
  return {
    divisions: (await listDivisions(tx)).filter(({ closedAt }) => closedAt === null),
    followers: people.filter((person) => may(person, 'publications.write')),
  }
}

/** Reads what was resolved, who follows it up and until when: not before the meeting itself. */
export function readResolutionForm(
  { body, view: { language } }: Pick<Act, 'body' | 'view'>,
  { divisions, followers, from }: FollowerChoices & { readonly from: Temporal.PlainDate },
): { ok: true; content: ResolutionContent } | { ok: false; errors: Errors } {
  const t = committeeWorkMessages[language]
  const errors: Record<string, string> = {}
  const text = textIn(body, 'text')
  if (text === '') errors['text'] = t.resolutionMissing
  if (text.length > longestText) errors['text'] = t.tooLong(formatNumber(longestText))
  const division = divisions.find(({ divisionId }) => divisionId === textIn(body, 'divisionId'))
  if (!division) errors['divisionId'] = t.divisionMissing
  const named = textIn(body, 'followerId')
  const follower = followers.find(({ accountId }) => accountId === named)
  if (named !== '' && !follower) errors['followerId'] = t.followerWrong
  const due = readTypedDay(textIn(body, 'dueOn'), { language, from })
  if (!due.ok) errors['dueOn'] = due.fault
  if (Object.keys(errors).length > 0 || !division || !due.ok) return { ok: false, errors }
  const { divisionId } = division
  return { ok: true, content: { text, divisionId, followerId: follower?.accountId ?? null, dueOn: due.date } }
}

/** What stands in the fields of the form of a resolution. */
export function typedResolution(content: ResolutionContent): Record<string, string> {
  return {
    text: content.text,
    divisionId: content.divisionId,
    followerId: content.followerId ?? '',
    dueOn: editableDate(content.dueOn),
  }
}

export interface TypedOutcome {
  readonly state: 'done' | 'dropped'
  readonly outcome: string
  readonly link: string | undefined
}

/** Reads what came of a resolution; done or dropped, it must be said how. */
export function readOutcomeForm({
  body,
  view: { language },
}: Pick<Act, 'body' | 'view'>): { ok: true; outcome: TypedOutcome } | { ok: false; errors: Errors } {
  const t = committeeWorkMessages[language]
  const errors: Record<string, string> = {}
  const state = (['done', 'dropped'] as const).find((one) => one === textIn(body, 'state'))
  if (!state) errors['state'] = t.outcomeStateMissing
  const outcome = textIn(body, 'outcome')
  if (outcome === '') errors['outcome'] = t['no-outcome']
  if (outcome.length > longestText) errors['outcome'] = t.tooLong(formatNumber(longestText))
  const link = readOutsideLink(textIn(body, 'link'))
  if (!link.ok) errors['link'] = link.reason === 'internal' ? t.linkInternal : t.linkWrong
  if (Object.keys(errors).length > 0 || !state || !link.ok) return { ok: false, errors }
  return { ok: true, outcome: { state, outcome, link: link.url } }
}
