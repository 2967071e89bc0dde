import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { openItaYears, readItemFile } from './modules/disclosure/module.ts'
import { beginFirstPlan } from './modules/plan/module.ts'
import { commandArguments, say } from './platform/backup/command-arguments.ts'
import { withProgramDatabase } from './platform/backup/reaching.ts'
import { fiscalYearOf, todayInBangkok } from './platform/calendar/fiscal-year.ts'
import { readHolidays } from './platform/calendar/holidays.ts'
import type { Configuration } from './platform/configuration.ts'
import { withOwner } from './platform/database/connection.ts'
import { organizationTransaction } from './platform/database/tenant.ts'
import { addUsualDivisions } from './platform/identity/divisions.ts'
import { addOrganization } from './platform/organization/adding.ts'
import { refreshHolidays } from './platform/organization/holidays.ts'
import { projectRoot } from './platform/project-root.ts'
import { StartError } from './platform/start-error.ts'

/** Of five years that today is in, or that begin within the next five: a year of the common era is none. */
function describedAt(at: Temporal.Instant) {
  const thisYear = fiscalYearOf(todayInBangkok(at))
  return z.strictObject({
    host: z.string().regex(/^[a-z0-9.-]+$/i),
    name: z.string().min(1),
    nameEn: z.string().min(1),
    shortName: z.string().min(1),
    shortNameEn: z.string().min(1),
    type: z.enum(['SAO', 'municipality', 'PAO']),
    district: z.string().min(1),
    districtEn: z.string().min(1),
    province: z.string().min(1),
    provinceEn: z.string().min(1),
    firstFiscalYear: z
      .number()
      .int()
      .min(thisYear - 4)
      .max(thisYear + 5),
  })
}

type Described = z.output<ReturnType<typeof describedAt>>

/**
 * `prongsai add-organization FILE`: adds the organisation that a JSON file describes. Resolves with the exit code;
 * refuses with a StartError what {@link readOrganization} and {@link addDescribed} refuse.
 */
export async function addOrganizationCommand(
  args: readonly string[],
  configuration: Configuration,
): Promise<number> {
  const { file } = commandArguments(args, 'prongsai add-organization FILE')
  const at = Temporal.Now.instant()
  const described = await readOrganization(file, at)
  await withProgramDatabase(configuration, say, (address) =>
    withOwner(address, (client) => addDescribed(client, described, at)),
  )
  say(`เพิ่ม${described.name}แล้ว เริ่มโปรแกรมใหม่เพื่อรับลิงก์ตั้งผู้ดูแลระบบคนแรก`)
  say(`${described.nameEn} was added. The next start prints the link for its first administrator.`)
  return 0
}

/** Reads what a file says of an organisation. Refuses one that says too little or too much, and says where. */
export async function readOrganization(file: string, at: Temporal.Instant): Promise<Described> {
  const read = describedAt(at).safeParse(await readJson(file))
  if (read.success) return read.data
  const named = read.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : [issue.path.join('.')],
  )
  const fields = [...new Set(named)].join(', ')
  throw new StartError('organization-file', {
    th: `อ่าน ${file} ไม่ได้ ตรวจช่อง: ${fields}`,
    en: `${file} cannot be read. Look at: ${fields}`,
  })
}

/**
 * Adds an organisation with the usual divisions, the public holidays, the items of this year's assessment, and an open draft of its first plan from the
 * template that ships with the program. Refuses a host that another one has.
 */
export async function addDescribed(
  client: pg.Client,
  { firstFiscalYear, ...described }: Described,
  at: Temporal.Instant,
): Promise<void> {
  const { host } = described
  const holidays = await readHolidays(join(projectRoot, 'data/calendar/holidays.json'))
  const items = await readItemFile(join(projectRoot, 'data/ita/oit-items.json'))
  const { rowCount } = await client.query('select from organization where host = $1', [host.toLowerCase()])
  if (rowCount) {
    throw new StartError('host-taken', {
      th: `มีหน่วยงานอื่นใช้ ${host} แล้ว`,
      en: `Another organisation has ${host} already.`,
    })
  }
  await organizationTransaction(client, uuidv7(), async (tx) => {
    await addOrganization(tx, described, at)
    await refreshHolidays(tx, holidays, at)
    await addUsualDivisions(tx, at)
    await beginFirstPlan(tx, { firstFiscalYear, at })
    await openItaYears(tx, { file: items, years: [], at })
  })
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (cause) {
    throw new StartError(
      'organization-file',
      { th: `อ่าน ${file} เป็น JSON ไม่ได้`, en: `${file} cannot be read as JSON.` },
      { cause },
    )
  }
}
