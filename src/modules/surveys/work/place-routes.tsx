import { z } from 'zod'
import { parseInteger } from '../../../platform/language/numerals.ts'
import { textIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { mostSlips, printInvitations } from '../inviting.ts'
import { addedChannels } from '../pages/place-parts.tsx'
import { closePlace, recordPlace } from '../places.ts'
import { posterOf, slipsOf } from '../poster.ts'
import { findPlace, isOpenOn, type WholeSurvey } from '../reading.ts'
import { phases } from '../survey-facts.ts'
import { surveyUrls, surveyWorkUrls } from '../urls.ts'
import { surveyWorkMessages } from '../work-messages.ts'
import { inOwnSurvey, inSurvey, ofSurvey, type SurveyAct } from './in-survey.ts'
import { surveyPage } from './survey-routes.tsx'

const ofPlace = ofSurvey.extend({ placeId: z.uuid() })
type PlaceAct = Act<z.output<typeof ofPlace>>

const longestName = 200

/** The name of a way in, as it was typed into fields of a prefix. */
function readName(
  { view, body }: Pick<Act, 'view' | 'body'>,
  prefix = '',
): { name: string; nameEn: string; phase: (typeof phases)[number] | null; errors: Record<string, string> } {
  const t = surveyWorkMessages[view.language]
  const name = textIn(body, `${prefix}name`)
  const nameEn = textIn(body, `${prefix}nameEn`) || name
  const errors: Record<string, string> = {}
  if (name === '') errors[`${prefix}name`] = t.placeNameMissing
  for (const [field, text] of [
    ['name', name],
    ['nameEn', nameEn],
  ] as const) {
    if (text.length > longestName) errors[`${prefix}${field}`] = t.tooLong(String(longestName))
  }
  return { name, nameEn, phase: phases.find((one) => one === body[`${prefix}phase`]) ?? null, errors }
}

async function add(survey: WholeSurvey, act: SurveyAct): Promise<Answer> {
  const { tx, view, body, actor, now } = act
  const { surveyId } = survey
  const channel = addedChannels.find((one) => one === body['channel'])
  const { errors, ...named } = readName(act)
  if (!channel) errors['channel'] = surveyWorkMessages[view.language].channelMissing
  if (survey.state !== 'open') return { kind: 'absent' }
  if (!channel || Object.keys(errors).length > 0) {
    const typed = { of: 'place', channel: textIn(body, 'channel'), phase: textIn(body, 'phase') }
    return surveyPage(survey, act, { typed: { ...typed, name: named.name, nameEn: named.nameEn }, errors })
  }
  await recordPlace(tx, actor, { surveyId, channel, ...named, at: now })
  return { kind: 'redirect', to: surveyWorkUrls.survey({ surveyId }) }
}

async function invite(survey: WholeSurvey, act: SurveyAct): Promise<Answer> {
  const { tx, view, body, actor, now, services } = act
  const many = parseInteger(textIn(body, 'slips_many'))
  const { errors, ...named } = readName(act, 'slips_')
  const isMany = many !== null && many >= 1 && many <= mostSlips
  if (!isMany) errors['slips_many'] = surveyWorkMessages[view.language].manyWrong(mostSlips)
  if (!isOpenOn(survey, view.today)) return { kind: 'absent' }
  if (!isMany || Object.keys(errors).length > 0) {
    const typed = { of: 'invitation', many: textIn(body, 'slips_many'), phase: textIn(body, 'slips_phase') }
    return surveyPage(survey, act, { typed: { ...typed, name: named.name, nameEn: named.nameEn }, errors })
  }
  const tokens = await printInvitations(tx, actor, { survey, ...named, many, at: now })
  const links = tokens.map((token) => services.linkTo(view.organization, surveyUrls.invited({ token })))
  const slips = slipsOf(survey, { organization: view.organization, links })
  return {
    kind: 'data',
    type: 'application/pdf',
    body: () => services.pdf.write('survey-slips', slips, { date: view.today, title: survey.title }),
    filename: 'survey-links.pdf',
  }
}

async function close(_: WholeSurvey, { tx, actor, now, parameters }: PlaceAct): Promise<Answer> {
  const { surveyId } = parameters
  const closed = await closePlace(tx, actor, { ...parameters, at: now })
  return closed.ok ? { kind: 'redirect', to: surveyWorkUrls.survey({ surveyId }) } : { kind: 'absent' }
}

async function poster(survey: WholeSurvey, { tx, view, parameters, services }: PlaceAct): Promise<Answer> {
  const place = await findPlace(tx, parameters)
  if (
    !place ||
    place.surveyId !== survey.surveyId ||
    place.channel === 'paper' ||
    place.channel === 'invitation'
  ) {
    return { kind: 'absent' }
  }
  const url = services.linkTo(view.organization, surveyUrls.answer({ code: place.code }))
  const told = posterOf(survey, { place, organization: view.organization, url })
  return {
    kind: 'data',
    type: 'application/pdf',
    body: () => services.pdf.write('poster', told, { date: view.today, title: survey.title }),
    filename: `survey-poster-${place.code}.pdf`,
  }
}

const making = { permission: 'surveys.make', reuse: 'never', method: 'POST' } as const

export const placeRoutes = [
  route(
    surveyWorkUrls.addPlace,
    { ...making, event: 'surveys.place-added', parameters: ofSurvey },
    inOwnSurvey(add),
  ),
  route(
    surveyWorkUrls.closePlace,
    { ...making, event: 'surveys.place-closed', parameters: ofPlace },
    inOwnSurvey(close),
  ),
  route(
    surveyWorkUrls.invite,
    { ...making, event: 'surveys.invited', parameters: ofSurvey },
    inOwnSurvey(invite),
  ),
  route(
    surveyWorkUrls.poster,
    {
      permission: 'surveys.reading',
      event: 'none',
      reuse: 'never',
      languages: 'one',
      parameters: ofPlace,
    },
    inSurvey(poster),
  ),
]
