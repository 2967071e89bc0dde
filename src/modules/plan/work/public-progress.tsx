import type { VNode } from 'preact'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { Services } from '../../../platform/web/services.ts'
import { indicatorsInYear } from '../indicators/reading.ts'
import { programmeAtWork } from './at-work.ts'
import { PublicProgress } from './pages/public-progress.tsx'
import { evidenceShown } from './published-evidence.ts'
import { quartersOf } from './quarters-of.ts'
import { stepsOf } from './steps.ts'

/** What everybody may see of a programme's work in a year; undefined where the year is not open. */
export async function publicProgress(
  tx: TenantTransaction,
  { metrics, published }: Pick<Services, 'metrics' | 'published'>,
  { today, ...asked }: { fiscalYear: number; number: number; today: Temporal.PlainDate },
): Promise<VNode | undefined> {
  const programme = await programmeAtWork(tx, asked)
  if (!programme) return undefined
  const steps = await stepsOf(tx, programme)
  const all = (await evidenceShown(tx, published, programme)).filter(
    ({ withdrawnAt }) => withdrawnAt === null,
  )
  const evidence = all.filter(({ isPublic }) => isPublic)
  return (
    <PublicProgress
      fiscalYear={programme.fiscalYear}
      steps={steps}
      evidence={evidence}
      hidden={all.length - evidence.length}
      indicators={await indicatorsInYear(tx, metrics, {
        fiscalYear: programme.fiscalYear,
        today,
        programmeIds: [programme.programmeId],
      })}
      quarters={quartersOf(programme, steps, all, today)}
    />
  )
}
