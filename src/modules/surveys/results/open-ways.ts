import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { placesOf, type Survey } from '../reading.ts'

/** A survey that everybody may answer, and by which address. */
export interface OpenWay {
  readonly survey: Survey
  readonly code: string
}

/** The surveys among these that have a link for everybody. */
export async function openWays(tx: TenantTransaction, surveys: readonly Survey[]): Promise<OpenWay[]> {
  const ways: OpenWay[] = []
  for (const survey of surveys.filter(({ invitedOnly }) => !invitedOnly)) {
    const link = (await placesOf(tx, survey.surveyId)).find(
      ({ channel, closedOn, phase }) => channel === 'link' && closedOn === null && phase === null,
    )
    if (link) ways.push({ survey, code: link.code })
  }
  return ways
}
