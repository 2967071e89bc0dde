import { editableDate } from '../../../platform/calendar/buddhist-date.ts'
import { holdsRoleFor } from '../../../platform/identity/capabilities.ts'
import { parseInteger } from '../../../platform/language/numerals.ts'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { route, type Answer } from '../../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { surveyCapabilities } from '../capabilities.ts'
import { countInvitations } from '../inviting.ts'
import { changeSettings, closeSurvey, openSurvey, type Settings } from '../making.ts'
import { makesFor, ownDivisions } from '../own-divisions.ts'
import { SettingsPage } from '../pages/settings-page.tsx'
import { SurveyPage } from '../pages/survey-page.tsx'
import { placesOf, type WholeSurvey } from '../reading.ts'
import { resultsOf } from '../results/results.ts'
import { talliesOf } from '../results/tally.ts'
import { areas, rules, topics } from '../survey-facts.ts'
import { surveyWorkUrls } from '../urls.ts'
import { surveyWorkMessages } from '../work-messages.ts'
import { titleOf } from '../words.ts'
import { inOwnSurvey, inSurvey, ofSurvey, type SurveyAct } from './in-survey.ts'
import { readDays } from './list-routes.tsx'

export async function surveyPage(
  survey: WholeSurvey,
  { tx, view, visitor, services }: Pick<SurveyAct, 'tx' | 'view' | 'visitor' | 'services'>,
  form: FormState = emptyForm,
): Promise<Answer> {
  const { surveyId } = survey
  const tallies = await talliesOf(tx, [surveyId], 'all')
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: titleOf(survey, view.language),
    content: (
      <SurveyPage
        survey={survey}
        places={await placesOf(tx, surveyId)}
        results={resultsOf(survey, tallies)}
        invitations={await countInvitations(tx, surveyId)}
        hasOtherVersions={tallies.some(({ version }) => version !== survey.version)}
        mayMake={makesFor(visitor.person!, survey.divisionId)}
        mayReadTexts={holdsRoleFor(visitor.person!, 'surveys.case-texts', surveyCapabilities)}
        linkTo={(path) => services.linkTo(view.organization, path)}
        form={form}
      />
    ),
  }
}

async function settingsPage(survey: WholeSurvey, act: SurveyAct, form: FormState): Promise<Answer> {
  return {
    kind: 'page',
    status: Object.keys(form.errors).length === 0 ? 200 : 422,
    title: surveyWorkMessages[act.view.language].settings,
    content: (
      <SettingsPage survey={survey} form={form} divisions={await ownDivisions(act.tx, act.visitor.person!)} />
    ),
  }
}

function typedSettings(survey: WholeSurvey): Record<string, string> {
  const day = (text: string) => editableDate(Temporal.PlainDate.from(text))
  return {
    title: survey.title,
    titleEn: survey.titleEn,
    intro: survey.intro,
    introEn: survey.introEn,
    topic: survey.topic,
    area: survey.area ?? '',
    division: survey.divisionId,
    rule: survey.rule,
    threshold: String(survey.threshold),
    passMark: survey.passMark === null ? '' : String(survey.passMark),
    invitedOnly: survey.invitedOnly ? 'yes' : '',
    opensOn: day(survey.opensOn),
    closesOn: day(survey.closesOn),
  }
}

const longest = { title: 200, titleEn: 200, intro: 1_000, introEn: 1_000 } as const

async function readSettings(
  survey: WholeSurvey,
  act: SurveyAct,
): Promise<{ ok: true; settings: Settings } | { ok: false; errors: Record<string, string> }> {
  const { tx, view, body, visitor } = act
  const t = surveyWorkMessages[view.language]
  const errors: Record<string, string> = {}
  const texts = {
    title: textIn(body, 'title'),
    titleEn: textIn(body, 'titleEn'),
    intro: textIn(body, 'intro'),
    introEn: textIn(body, 'introEn'),
  }
  for (const [name, text] of Object.entries(texts) as [keyof typeof longest, string][]) {
    if (text.length > longest[name]) errors[name] = t.tooLong(longest[name].toLocaleString('en'))
  }
  if (texts.title === '') errors['title'] = t.titleMissing
  const percent = (name: string): number | undefined => {
    const value = parseInteger(textIn(body, name))
    if (value !== null && value >= 1 && value <= 100) return value
    errors[name] = t.thresholdMissing
    return undefined
  }
  // What is fixed is not in the form.
  const isDraft = survey.state === 'draft'
  const topic = isDraft ? topics.find((one) => one === body['topic']) : survey.topic
  const rule = isDraft ? rules.find((one) => one === body['rule']) : survey.rule
  const threshold = isDraft ? percent('threshold') : survey.threshold
  const isUnmarked = textIn(body, 'passMark') === ''
  const passMark = isDraft ? (isUnmarked ? null : percent('passMark')) : survey.passMark
  const invitedOnly = isDraft ? body['invitedOnly'] === 'yes' : survey.invitedOnly
  if (!topic) errors['topic'] = t.topicMissing
  if (!rule) errors['rule'] = t.ruleMissing
  const division = (await ownDivisions(tx, visitor.person!)).find(
    ({ divisionId }) => divisionId === body['division'],
  )
  if (!division) errors['division'] = t.divisionMissing
  const days = readDays(act)
  if (!days.ok) Object.assign(errors, days.errors)
  if (!topic || !rule || threshold === undefined || passMark === undefined || !division || !days.ok) {
    return { ok: false, errors }
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  return {
    ok: true,
    settings: {
      ...texts,
      titleEn: texts.titleEn || texts.title,
      topic,
      area: areas.find((one) => one === body['area']) ?? null,
      divisionId: division.divisionId,
      rule,
      threshold,
      passMark,
      invitedOnly,
      opensOn: days.opensOn.toString(),
      closesOn: days.closesOn.toString(),
    },
  }
}

async function change(survey: WholeSurvey, act: SurveyAct): Promise<Answer> {
  const { tx, view, body, actor, now } = act
  const { surveyId } = survey
  const read = await readSettings(survey, act)
  if (!read.ok) return settingsPage(survey, act, { typed: typedIn(body), errors: read.errors })
  const changed = await changeSettings(tx, actor, { surveyId, ...read.settings, at: now })
  if (changed.ok) return { kind: 'redirect', to: surveyWorkUrls.survey({ surveyId }) }
  const t = surveyWorkMessages[view.language]
  const errors = { title: changed.reason === 'fixed' ? t.fixed : t.isClosed }
  return settingsPage(survey, act, { typed: typedIn(body), errors })
}

async function open(survey: WholeSurvey, act: SurveyAct): Promise<Answer> {
  const { tx, view, actor, now, parameters } = act
  const opened = await openSurvey(tx, actor, { ...parameters, at: now })
  if (opened.ok) return { kind: 'redirect', to: surveyWorkUrls.survey(parameters) }
  const { reason } = opened
  if (reason === 'absent' || reason === 'not-draft') return { kind: 'absent' }
  return surveyPage(survey, act, { typed: {}, errors: { open: surveyWorkMessages[view.language][reason] } })
}

async function close(_: WholeSurvey, { tx, actor, now, parameters }: SurveyAct): Promise<Answer> {
  const closed = await closeSurvey(tx, actor, { ...parameters, at: now })
  return closed.ok ? { kind: 'redirect', to: surveyWorkUrls.survey(parameters) } : { kind: 'absent' }
}

const reading = {
  permission: 'surveys.reading',
  event: 'none',
  reuse: 'never',
  parameters: ofSurvey,
} as const
const making = { permission: 'surveys.make', event: 'none', reuse: 'never', parameters: ofSurvey } as const
const post = { ...making, method: 'POST' } as const

export const surveyRoutes = [
  route(
    surveyWorkUrls.survey,
    reading,
    inSurvey((survey, act: SurveyAct) => surveyPage(survey, act)),
  ),
  route(
    surveyWorkUrls.settings,
    making,
    inOwnSurvey((survey, act: SurveyAct) =>
      settingsPage(survey, act, { ...emptyForm, typed: typedSettings(survey) }),
    ),
  ),
  route(surveyWorkUrls.settings, { ...post, event: 'surveys.changed' }, inOwnSurvey(change)),
  route(surveyWorkUrls.open, { ...post, event: 'surveys.opened' }, inOwnSurvey(open)),
  route(surveyWorkUrls.close, { ...post, event: 'surveys.closed' }, inOwnSurvey(close)),
]
