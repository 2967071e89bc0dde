import { z } from 'zod'
import { roundsOf } from '../../../platform/approvals/approving.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { nameIn } from '../naming.ts'
import { currentPlan } from '../reading.ts'
import { numberInAddress } from '../selection.ts'
import { planVersionUrls } from '../urls.ts'
import { draftSubject } from './draft.ts'
import { planVersionMessages } from './messages.ts'
import { VersionPage, VersionProgrammePage, VersionsPage } from './pages/version-pages.tsx'
import { shownForm } from './shown-form.ts'
import { findVersion, listVersions, type Version, type WholeVersion } from './version.ts'

const ofVersion = z.object({ versionId: z.uuid() })
const ofProgramme = ofVersion.extend({ number: numberInAddress })

/** The last version of the plan in force. */
async function versionInForce(
  tx: TenantTransaction,
  versions: readonly Version[],
): Promise<Version | undefined> {
  const plan = await currentPlan(tx)
  return versions.find(({ planId }) => planId === plan?.planId)
}

interface Found {
  readonly version: WholeVersion
  readonly versions: readonly Version[]
  readonly current: Version | undefined
}

/** Finds the version that the address names first. */
function inVersion<Parameters extends z.output<typeof ofVersion>>(
  answer: (found: Found, act: Act<Parameters>) => Promise<Answer>,
): (act: Act<Parameters>) => Promise<Answer> {
  return async (act) => {
    const { tx, parameters } = act
    const version = await findVersion(tx, parameters.versionId)
    if (!version) return { kind: 'absent' }
    const versions = await listVersions(tx)
    return answer({ version, versions, current: await versionInForce(tx, versions) }, act)
  }
}

async function page({ version, versions, current }: Found, { tx, view }: Act): Promise<Answer> {
  const { number, planId, firstFiscalYear, lastFiscalYear, draftId } = version
  const earlier = versions.find((one) => one.planId === planId && one.number === number - 1)
  return {
    kind: 'page',
    title: planVersionMessages[view.language].version(number, firstFiscalYear, lastFiscalYear),
    content: (
      <VersionPage
        version={version}
        current={current}
        before={earlier && (await findVersion(tx, earlier.versionId))}
        rounds={draftId === null ? [] : await roundsOf(tx, { kind: draftSubject, id: draftId })}
      />
    ),
  }
}

const open = { permission: 'public', event: 'none', reuse: 'revision' } as const

export const versionRoutes = [
  route(planVersionUrls.versions, open, async ({ tx, view }) => {
    const versions = await listVersions(tx)
    return {
      kind: 'page',
      title: planVersionMessages[view.language].versions,
      content: <VersionsPage versions={versions} current={await versionInForce(tx, versions)} />,
    }
  }),
  route(planVersionUrls.version, { ...open, parameters: ofVersion }, inVersion(page)),
  route(
    planVersionUrls.versionFile,
    { ...open, languages: 'one', parameters: ofVersion },
    inVersion(async ({ version: { snapshot, firstFiscalYear, lastFiscalYear, number } }) => ({
      kind: 'data',
      type: 'application/json',
      // As it was hashed, to the byte.
      body: snapshot,
      filename: `plan-${firstFiscalYear}-${lastFiscalYear}-${number}.json`,
    })),
  ),
  route(
    planVersionUrls.versionProgramme,
    { ...open, parameters: ofProgramme },
    inVersion(async ({ version, current }, { view, parameters }) => {
      const form = shownForm(version.content, parameters.number)
      if (!form) return { kind: 'absent' }
      return {
        kind: 'page',
        title: nameIn(view.language, form.programme),
        content: <VersionProgrammePage version={version} current={current} form={form} />,
      }
    }),
  ),
]
