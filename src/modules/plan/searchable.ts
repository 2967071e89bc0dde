import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { SearchDocument } from '../../platform/search/document.ts'
import { rebuildSearch } from '../../platform/search/indexing.ts'
import { planMessages } from './messages.ts'
import { programmeForms, type Point, type ProgrammeForm } from './programme-reading.ts'
import { currentPlan } from './reading.ts'
import { riskProcesses } from './risk-reading.ts'
import { planUrls } from './urls.ts'

const summaryLetters = 160

/** The kinds of what is found of the plan. */
const kinds = ['plan', 'programme', 'fraud-risk']

/** Lets the plan in force be found as it stands now, after an announcement or the change to another plan. */
export async function refreshPlanSearch(tx: TenantTransaction): Promise<void> {
  await rebuildSearch(tx, await planDocuments(tx), kinds)
}

/** The plan, each of its programmes and each of its fraud risks, as things to be found. */
export async function planDocuments(tx: TenantTransaction): Promise<SearchDocument[]> {
  const plan = await currentPlan(tx)
  if (!plan) return []
  const { th, en } = planMessages
  const forms = await programmeForms(tx, plan)
  const processes = await riskProcesses(tx, plan)
  return [
    {
      kind: 'plan',
      key: plan.planId,
      address: planUrls.plan(),
      title: plan.title,
      titleEn: plan.titleEn,
      summary: th.yearSpan(plan.firstFiscalYear, plan.lastFiscalYear),
      summaryEn: en.yearSpan(plan.firstFiscalYear, plan.lastFiscalYear),
      body: `${th.plan} ${en.plan}`,
    },
    ...forms.map(programmeDocument),
    ...processes.flatMap((process) =>
      process.risks.map((risk) => ({
        kind: 'fraud-risk',
        key: risk.code,
        address: `${planUrls.risks()}#risk-${risk.code}`,
        title: risk.text,
        titleEn: risk.textEn,
        summary: `${th.risks}: ${process.name}`,
        summaryEn: `${en.risks}: ${process.nameEn}`,
        body: process.controls.map((control) => `${control.name} ${control.nameEn}`).join('\n'),
      })),
    ),
  ]
}

function programmeDocument(form: ProgrammeForm): SearchDocument {
  const { programme } = form
  const points = [form.objectives, form.steps, form.outputs, form.outcomes].flat()
  return {
    kind: 'programme',
    key: programme.programmeId,
    address: planUrls.programme({ number: programme.number }),
    title: programme.name,
    titleEn: programme.nameEn,
    summary: shortened(form.objectives[0]?.text ?? form.topic.name),
    summaryEn: programme.summaryEn,
    body: [
      String(programme.number),
      ...programme.rationale,
      ...points.flatMap(textsOf),
      ...form.targetGroups.map((group) => group.name),
      form.mission.name,
      form.topic.name,
    ].join('\n'),
  }
}

function textsOf({ text, items }: Point): string[] {
  return [text, ...items]
}

function shortened(text: string): string {
  return text.length <= summaryLetters ? text : `${text.slice(0, summaryLetters).trimEnd()}…`
}
