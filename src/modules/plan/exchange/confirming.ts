import type { PlanFile } from '../plan-file.ts'
import { emptyProgramme, noTopic, withProgramme } from '../versions/programme-form.ts'
import type { ImportedRow } from './imported-rows.ts'

/**
 * A plan whose table of a year says what was imported, and nothing else. A programme that the plan does not have
 * is added with its name alone; its topic and its form are still to be written.
 */
export function withImported(
  content: PlanFile,
  fiscalYear: number,
  imported: readonly ImportedRow[],
): PlanFile {
  let plan = content
  const rows = imported.map(({ number, name, dimension, position, budgetSatang, quarters, remark }) => {
    let programme = number
    if (programme === null) {
      const added = emptyProgramme(plan, {
        name,
        nameEn: name,
        kind: kindOf(name),
        mission: noTopic(dimension),
      })
      plan = withProgramme(plan, added)
      programme = added.number
    }
    return {
      order: position,
      programme,
      budgetBaht: budgetSatang === null ? null : budgetSatang / 100,
      quarters: [...quarters],
      remark,
    }
  })
  return { ...plan, schedule: { ...plan.schedule, [fiscalYear]: { rows } } }
}

/** The kind that a name begins with, as the plan writes it. */
function kindOf(name: string): PlanFile['programmes'][number]['kind'] {
  if (name.startsWith('มาตรการ')) return 'measure'
  return name.startsWith('กิจกรรม') ? 'activity' : 'project'
}
