import { z } from 'zod'
import { editableDate } from '../../../platform/calendar/buddhist-date.ts'
import { fiscalYearOf } from '../../../platform/calendar/fiscal-year.ts'
import { searchPublished, type PublishedThing } from '../../../platform/publishing/published.ts'
import { longestQuery } from '../../../platform/search/finding.ts'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { ownActor } from '../../../platform/web/own-actor.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import type { FormState } from '../../../ui/form-fields.tsx'
import { indicatorsInYear } from '../indicators/reading.ts'
import { nameIn } from '../naming.ts'
import { planWorkUrls } from '../urls.ts'
import type { ProgrammeFacts } from './at-work.ts'
import { inProgramme, ofProgramme, yearOf } from './in-programme.ts'
import { planWorkMessages } from './messages.ts'
import { AddPublishedPage, ChoosePublishedPage } from './pages/published-evidence-pages.tsx'
import { addPublishedEvidence, type Shown } from './published-evidence.ts'
import { stepsOf } from './steps.ts'
import { proposedDate, readWorkDate } from './typed.ts'

const work = { permission: 'plan.work', reuse: 'never' } as const
/** A person reads no further. */
const mostFound = 20

const shown = z.object({
  step: z.uuid().optional(),
  indicator: z.uuid().optional(),
}) satisfies z.ZodType<Shown>
const searched = shown.extend({ words: z.string().max(longestQuery).default('') })
const ofThing = ofProgramme.extend({ source: z.string().max(100), thingId: z.uuid() })
type ThingAct<Query = unknown> = Act<z.output<typeof ofThing>, Query>

/** What is to be shown, in words, and the page to go back to. */
interface Subject {
  readonly words: string
  readonly back: string
}

/** Undefined for a step or an indicator that the programme does not have, or that no evidence counts for. */
async function subjectOf(
  programme: ProgrammeFacts,
  { tx, view, services }: Pick<Act, 'tx' | 'view' | 'services'>,
  { step: stepId, indicator: indicatorId }: Shown,
): Promise<Subject | undefined> {
  const { fiscalYear, number, programmeId } = programme
  if (stepId !== undefined && indicatorId !== undefined) return undefined
  if (stepId !== undefined) {
    const step = (await stepsOf(tx, programme)).find((one) => one.stepId === stepId)
    return step && { words: step.text, back: planWorkUrls.reportStep({ fiscalYear, number, stepId }) }
  }
  if (indicatorId !== undefined) {
    const asked = { fiscalYear, today: view.today, programmeIds: [programmeId] }
    const indicator = (await indicatorsInYear(tx, services.metrics, asked)).find(
      (one) => one.indicatorId === indicatorId,
    )
    if (!indicator || indicator.source === 'metric') return undefined
    return { words: indicator.text, back: planWorkUrls.indicator({ fiscalYear, number, indicatorId }) }
  }
  return {
    words: nameIn(view.language, programme),
    back: planWorkUrls.workProgramme({ fiscalYear, number }),
  }
}

async function choosePage(
  programme: ProgrammeFacts,
  act: Act<unknown, z.output<typeof searched>>,
): Promise<Answer> {
  const { tx, view, query, services } = act
  const subject = await subjectOf(programme, act, query)
  if (!subject) return { kind: 'absent' }
  const { words, ...about } = query
  const asked = { words: words.trim(), limit: mostFound }
  return {
    kind: 'page',
    title: planWorkMessages[view.language].choosePublished,
    content: (
      <ChoosePublishedPage
        programme={programme}
        about={about}
        subject={subject.words}
        words={asked.words}
        found={await searchPublished(tx, services.published, asked)}
      />
    ),
  }
}

async function findThing({
  tx,
  services,
  parameters: { source, thingId },
}: ThingAct): Promise<PublishedThing | undefined> {
  const found = await services.published.get(source)?.find(tx, [thingId])
  return found?.[0]
}

async function addPage(
  programme: ProgrammeFacts,
  act: ThingAct,
  about: Shown,
  form?: FormState,
): Promise<Answer> {
  const { view, services, parameters } = act
  const subject = await subjectOf(programme, act, about)
  const thing = await findThing(act)
  if (!subject || !thing) return { kind: 'absent' }
  return {
    kind: 'page',
    status: form ? 422 : 200,
    title: planWorkMessages[view.language].useAsEvidence,
    content: (
      <AddPublishedPage
        programme={programme}
        about={about}
        subject={subject.words}
        thing={{ ...thing, sourceTitle: services.published.get(parameters.source)!.title }}
        form={form ?? { typed: { datedOn: proposedDay(thing, programme, view.today) }, errors: {} }}
      />
    ),
  }
}

/** The day on which it was published, where that is of the year; else what every form here proposes. */
function proposedDay(
  { publishedOn }: PublishedThing,
  { fiscalYear }: ProgrammeFacts,
  today: Temporal.PlainDate,
): string {
  return fiscalYearOf(publishedOn) === fiscalYear
    ? editableDate(publishedOn)
    : proposedDate(fiscalYear, today)
}

async function add(programme: ProgrammeFacts, act: ThingAct): Promise<Answer> {
  const { tx, view, body, now } = act
  const t = planWorkMessages[view.language]
  const given = (name: string) => textIn(body, name) || undefined
  const about = shown.safeParse({ step: given('step'), indicator: given('indicator') })
  if (!about.success) return { kind: 'absent' }
  const subject = await subjectOf(programme, act, about.data)
  const thing = await findThing(act)
  if (!subject || !thing) return { kind: 'absent' }
  const refuse = (datedOn: string) =>
    addPage(programme, act, about.data, { typed: typedIn(body), errors: { datedOn } })
  const { fiscalYear } = programme
  const { language, today } = view
  const dated = readWorkDate(textIn(body, 'datedOn'), { fiscalYear, language, noLaterThan: today })
  if (!dated.ok) return refuse(dated.fault)
  const added = await addPublishedEvidence(tx, ownActor(act), {
    year: yearOf(programme),
    stepId: about.data.step,
    indicatorId: about.data.indicator,
    thing,
    datedOn: dated.date,
    at: now,
  })
  if (added.ok) return { kind: 'redirect', to: subject.back }
  return added.reason === 'already' ? refuse(t.publishedAlready) : { kind: 'absent' }
}

export const publishedEvidenceRoutes = [
  route(
    planWorkUrls.choosePublished,
    { ...work, event: 'none', parameters: ofProgramme, query: searched },
    inProgramme(choosePage),
  ),
  route(
    planWorkUrls.addPublished,
    { ...work, event: 'none', parameters: ofThing, query: shown },
    inProgramme((programme, act) => addPage(programme, act, act.query)),
  ),
  route(
    planWorkUrls.addPublished,
    { ...work, method: 'POST', event: 'plan.evidence-added', parameters: ofThing },
    inProgramme(add),
  ),
]
