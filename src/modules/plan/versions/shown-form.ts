import type { PlanFile } from '../plan-file.ts'
import type { ShownForm } from '../programme-reading.ts'
import type { YearRow } from '../reading.ts'

const satangPerBaht = 100

/** A programme of a frozen plan as a page shows it; undefined where the plan does not have the number. */
export function shownForm(content: PlanFile, number: number): ShownForm | undefined {
  const programme = content.programmes.find((one) => one.number === number)
  if (!programme) return undefined
  const [dimension = 0, mission = 0, topic = 0] = programme.mission.split('.').map(Number)
  const ofDimension = content.taxonomy.find(({ code }) => code === String(dimension))
  const ofMission = ofDimension?.missions.find(({ code }) => code === `${dimension}.${mission}`)
  const ofTopic = ofMission?.topics.find(({ code }) => code === programme.mission)
  const unnamed = { name: '', nameEn: '' }
  const { targetGroups, objectives, steps, outputs, outcomes, ...form } = programme
  return {
    programme: { ...form, dimension, mission, topic },
    dimension: { number: dimension, ...(ofDimension ?? unnamed) },
    mission: ofMission ?? unnamed,
    topic: ofTopic ?? unnamed,
    targetGroups: targetGroups.map(({ group, people }) => ({ name: group, people })),
    objectives,
    steps,
    outputs,
    outcomes,
    years: Object.entries(content.schedule).flatMap(([fiscalYear, { rows }]) =>
      rows
        .filter((row) => row.programme === number)
        .map(({ order, budgetBaht, quarters, remark }) => ({
          fiscalYear: Number(fiscalYear),
          position: order,
          budgetSatang: satang(budgetBaht),
          quarters,
          remark,
        })),
    ),
    risks: content.fraudRisks
      .filter(({ controls }) => controls.includes(number))
      .flatMap(({ risks }) => risks.map(({ id, text, textEn }) => ({ code: id, text, textEn }))),
  }
}

/** The rows of a year of a frozen plan, as a table shows them. */
export function shownRows(content: PlanFile, fiscalYear: number): Omit<YearRow, 'programmeId'>[] {
  return (content.schedule[fiscalYear]?.rows ?? []).map((row) => {
    const programme = content.programmes.find(({ number }) => number === row.programme)
    return {
      number: row.programme,
      position: row.order,
      name: programme?.name ?? '',
      nameEn: programme?.nameEn ?? '',
      dimension: Number(programme?.mission.split('.')[0]),
      quarters: row.quarters,
      budgetSatang: satang(row.budgetBaht),
      remark: row.remark,
    }
  })
}

function satang(baht: number | null): number | null {
  return baht === null ? null : Math.round(baht * satangPerBaht)
}
