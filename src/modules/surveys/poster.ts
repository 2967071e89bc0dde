import { formatDate } from '../../platform/calendar/buddhist-date.ts'
import type { Organization } from '../../platform/organization/directory.ts'
import { qrPath } from '../../ui/qr-code.tsx'
import { surveyMessages } from './messages.ts'
import type { Place, Survey } from './reading.ts'
import { surveyWorkMessages } from './work-messages.ts'

/** What the template of a poster is given: one for each way in, so that results are told by the place where it hangs. */
export function posterOf(
  survey: Survey,
  { place, organization, url }: { place: Place; organization: Organization; url: string },
): object {
  return {
    organization: organization.name,
    number: place.name,
    heading: survey.title,
    happening: surveyMessages.th.until(formatDate(Temporal.PlainDate.from(survey.closesOn), 'th')),
    paragraphs: [survey.intro, surveyMessages.th.anonymous].filter(Boolean),
    code: qrPath(url),
    scan: surveyWorkMessages.th.posterScan,
    url,
    foot: survey.divisionName,
  }
}

/** What the template of single-use slips is given: as many to a sheet as can be cut apart. */
export function slipsOf(
  survey: Survey,
  { organization, links }: { organization: Organization; links: readonly string[] },
): object {
  return {
    organization: organization.shortName,
    heading: survey.title,
    once: surveyWorkMessages.th.slipOnce,
    until: surveyMessages.th.until(formatDate(Temporal.PlainDate.from(survey.closesOn), 'th', 'short')),
    slips: links.map((url) => ({ code: qrPath(url), url })),
  }
}
