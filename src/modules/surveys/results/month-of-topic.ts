import { suppressed } from '../../../platform/open-data/small-cells.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { findSurvey, listSurveys } from '../reading.ts'
import type { Topic } from '../survey-facts.ts'
import { resultsOf } from './results.ts'
import { talliesOf } from './tally.ts'

/**
 * Of a hundred who answered the satisfaction survey about a topic in a month, how many were satisfied: what its page of
 * results tells of that month, no more. Of several surveys the newest that tells something; undefined where none does.
 */
export async function satisfactionOfMonth(
  tx: TenantTransaction,
  { topic, month }: { readonly topic: Topic; readonly month: Temporal.PlainDate },
): Promise<{ share: number; answers: number } | undefined> {
  for (const one of await listSurveys(tx, { states: ['open', 'closed'] })) {
    if (one.topic !== topic || one.kind !== 'satisfaction') continue
    const survey = (await findSurvey(tx, one.surveyId))!
    const { byMonth } = resultsOf(survey, await talliesOf(tx, [one.surveyId], 'published'))
    const told = byMonth.find(({ key }) => key === month.toString().slice(0, 7))
    if (told?.share === undefined || told.answers === suppressed) continue
    return { share: Math.floor(told.share * 10 + 1e-6) / 10, answers: told.answers }
  }
  return undefined
}
