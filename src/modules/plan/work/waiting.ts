import { and, eq, inArray, ne } from 'drizzle-orm'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import { formatBaht } from '../../../platform/language/money.ts'
import type { TaskSource } from '../../../platform/tasks/task.ts'
import { programme } from '../schema.ts'
import { planWorkUrls } from '../urls.ts'
import { planWorkCapabilities } from './capabilities.ts'
import { planWorkMessages } from './messages.ts'
import { spending, workStep } from './schema.ts'
import { holdsRoleFor } from '../../../platform/identity/capabilities.ts'

/** A step turns up this long before it is due, so that the list holds what can be done now. */
const stepAheadDays = 30

/** The steps that a person owns and that are begun or due soon, and the spending that waits for a second person. */
export const planWorkTasks: TaskSource = async ({ db, organizationId }, { person, today }) => {
  const inProgrammeWords = ({ number, name, nameEn }: { number: number; name: string; nameEn: string }) => ({
    th: planWorkMessages.th.inProgramme(number, name),
    en: planWorkMessages.en.inProgramme(number, nameEn),
  })
  const named = { number: programme.number, name: programme.name, nameEn: programme.nameEn }
  const steps = await db
    .select({
      ...named,
      stepId: workStep.stepId,
      fiscalYear: workStep.fiscalYear,
      text: workStep.text,
      plannedTo: workStep.plannedTo,
    })
    .from(workStep)
    .innerJoin(
      programme,
      and(eq(programme.organizationId, organizationId), eq(programme.programmeId, workStep.programmeId)),
    )
    .where(
      and(
        eq(workStep.organizationId, organizationId),
        eq(workStep.ownerId, person.accountId),
        inArray(workStep.state, ['not-started', 'started']),
      ),
    )
  const soon = today.add({ days: stepAheadDays }).toString()
  const own = steps
    .filter(({ plannedTo }) => plannedTo <= soon)
    .map(({ stepId, fiscalYear, text, plannedTo, ...from }) => ({
      id: `plan.step ${stepId}`,
      title: { th: planWorkMessages.th.taskStep(text), en: planWorkMessages.en.taskStep(text) },
      from: inProgrammeWords(from),
      address: planWorkUrls.reportStep({ fiscalYear, number: from.number, stepId }),
      deadline: Temporal.PlainDate.from(plannedTo),
    }))
  if (!holdsRoleFor(person, 'plan.work', planWorkCapabilities)) return own
  const entries = await db
    .select({
      ...named,
      spendingId: spending.spendingId,
      fiscalYear: spending.fiscalYear,
      amountSatang: spending.amountSatang,
      enteredAt: spending.enteredAt,
    })
    .from(spending)
    .innerJoin(
      programme,
      and(eq(programme.organizationId, organizationId), eq(programme.programmeId, spending.programmeId)),
    )
    .where(
      and(
        eq(spending.organizationId, organizationId),
        eq(spending.state, 'entered'),
        ne(spending.enteredBy, person.accountId),
      ),
    )
  return [
    ...own,
    ...entries.map(({ spendingId, fiscalYear, amountSatang, enteredAt, ...from }) => ({
      id: `plan.spending ${spendingId}`,
      title: {
        th: planWorkMessages.th.taskSpending(formatBaht(amountSatang)),
        en: planWorkMessages.en.taskSpending(formatBaht(amountSatang)),
      },
      from: inProgrammeWords(from),
      address: planWorkUrls.decideSpending({ fiscalYear, number: from.number, spendingId }),
      since: todayInBangkok(enteredAt),
    })),
  ]
}
