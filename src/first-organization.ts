import { join } from 'node:path'
import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { openItaYears, readItemFile } from './modules/disclosure/module.ts'
import {
  loadPlan,
  measureAsShipped,
  measureShippedPlan,
  openCurrentYear,
  openDueReports,
  plannedYears,
  readPlanFile,
  recordFirstVersions,
} from './modules/plan/module.ts'
import { modules } from './modules.ts'
import { readHolidays } from './platform/calendar/holidays.ts'
import type { ServerAddress } from './platform/database/connection.ts'
import { migrate, readMigrations, withMigrationLock } from './platform/database/migrate.ts'
import { installJobs } from './platform/jobs/installing.ts'
import { organizationTransaction, type TenantTransaction } from './platform/database/tenant.ts'
import { addUsualDivisions } from './platform/identity/divisions.ts'
import { addOrganization } from './platform/organization/adding.ts'
import { refreshHolidays } from './platform/organization/holidays.ts'
import { projectRoot } from './platform/project-root.ts'
import type { SearchDocument } from './platform/search/document.ts'
import { rebuildSearch } from './platform/search/indexing.ts'

const itemsFile = join(projectRoot, 'data/ita/oit-items.json')
const holidaysFile = join(projectRoot, 'data/calendar/holidays.json')

/**
 * Brings a database to what this program serves: its tables, an organisation, what ships with the
 * program. Under one lock, because two programs that start together would both find the database empty.
 */
export async function prepareDatabase(
  client: pg.Client,
  kind: ServerAddress['kind'],
  at: Temporal.Instant,
): Promise<void> {
  await withMigrationLock(client, async () => {
    await migrate(client, readMigrations(), kind)
    await installJobs(client)
    if (!(await loadFirstOrganization(client, at))) await refreshOrganizations(client, at)
  })
}

/**
 * Gives an empty database its first organisation: Krajai, with its real plan. All of it or nothing, so
 * that a kill in the middle leaves a database that is still empty. Returns whether it was needed.
 */
export async function loadFirstOrganization(client: pg.Client, at: Temporal.Instant): Promise<boolean> {
  const { rows } = await client.query<{ empty: boolean }>(
    'select not exists (select from organization) as empty',
  )
  if (!rows[0]?.empty) return false
  const file = await readPlanFile(join(projectRoot, 'data/krajai/plan.json'))
  const holidays = await readHolidays(holidaysFile)
  const items = await readItemFile(itemsFile)
  await organizationTransaction(client, uuidv7(), async (tx) => {
    await addOrganization(tx, file.organization, at)
    await refreshHolidays(tx, holidays, at)
    await loadPlan(tx, file, at)
    await measureShippedPlan(tx, at)
    await openCurrentYear(tx, at)
    await addUsualDivisions(tx, at)
    await openItaYears(tx, { file: items, years: await plannedYears(tx), at })
    await refreshSearch(tx)
  })
  return true
}

/**
 * Brings what ships with the program up to date in every organisation: the public holidays, and the
 * search, whose words depend on the program's glossary, what its indicators read; and opens the fiscal year and the reports of today, and
 * the lists of the assessment.
 */
async function refreshOrganizations(client: pg.Client, at: Temporal.Instant): Promise<void> {
  const holidays = await readHolidays(holidaysFile)
  const items = await readItemFile(itemsFile)
  const { rows } = await client.query<{ id: string }>('select organization_id as id from organization')
  for (const { id } of rows) {
    await organizationTransaction(client, id, async (tx) => {
      await refreshHolidays(tx, holidays, at)
      await recordFirstVersions(tx, at)
      await measureShippedPlan(tx, at)
      await measureAsShipped(tx, at)
      await openCurrentYear(tx, at)
      await openDueReports(tx, at)
      await openItaYears(tx, { file: items, years: await plannedYears(tx), at })
      await refreshSearch(tx)
    })
  }
}

/** Reads again what can be found of the organisation of the transaction. */
async function refreshSearch(tx: TenantTransaction): Promise<void> {
  const documents: SearchDocument[] = []
  for (const module of modules) documents.push(...(await module.searchable(tx)))
  await rebuildSearch(tx, documents)
}
