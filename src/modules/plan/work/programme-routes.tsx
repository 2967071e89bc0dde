import { holdsRoleFor } from '../../../platform/identity/capabilities.ts'
import { listDivisions } from '../../../platform/identity/divisions.ts'
import { route, type Answer } from '../../../platform/web/route.ts'
import { indicatorsInYear } from '../indicators/reading.ts'
import { nameIn } from '../naming.ts'
import { planWorkUrls } from '../urls.ts'
import { possibleOwners, type ProgrammeFacts } from './at-work.ts'
import { planWorkCapabilities } from './capabilities.ts'
import { inProgramme, ofProgramme, type ProgrammeAct } from './in-programme.ts'
import { planWorkMessages } from './messages.ts'
import { WorkProgrammePage } from './pages/work-programme-page.tsx'
import { evidenceShown } from './published-evidence.ts'
import { quartersOf } from './quarters-of.ts'
import { spendingOf } from './spending.ts'
import { stepsOf } from './steps.ts'

async function page(
  programme: ProgrammeFacts,
  { tx, view, visitor, services }: ProgrammeAct,
): Promise<Answer> {
  const steps = await stepsOf(tx, programme)
  const evidence = await evidenceShown(tx, services.published, programme)
  const t = planWorkMessages[view.language]
  return {
    kind: 'page',
    title: t.inProgramme(programme.number, nameIn(view.language, programme)),
    content: (
      <WorkProgrammePage
        programme={programme}
        steps={steps}
        evidence={evidence}
        spending={await spendingOf(tx, programme)}
        indicators={await indicatorsInYear(tx, services.metrics, {
          fiscalYear: programme.fiscalYear,
          today: view.today,
          programmeIds: [programme.programmeId],
        })}
        quarters={quartersOf(programme, steps, evidence, view.today)}
        owners={await possibleOwners(tx)}
        divisions={await listDivisions(tx)}
        mayWork={holdsRoleFor(visitor.person!, 'plan.work', planWorkCapabilities)}
      />
    ),
  }
}

export const programmeWorkRoutes = [
  route(
    planWorkUrls.workProgramme,
    { permission: 'plan.work-reading', event: 'none', reuse: 'never', parameters: ofProgramme },
    inProgramme(page),
  ),
]
