import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { commandArguments, say } from './platform/backup/command-arguments.ts'
import { withProgramDatabase } from './platform/backup/reaching.ts'
import { readHolidays } from './platform/calendar/holidays.ts'
import type { Configuration } from './platform/configuration.ts'
import { withOwner } from './platform/database/connection.ts'
import { organizationTransaction } from './platform/database/tenant.ts'
import { addUsualDivisions } from './platform/identity/divisions.ts'
import { addOrganization } from './platform/organization/adding.ts'
import { refreshHolidays } from './platform/organization/holidays.ts'
import { projectRoot } from './platform/project-root.ts'
import { StartError } from './platform/start-error.ts'

const described = z.strictObject({
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
})

/**
 * `prongsai add-organization FILE`: adds the organisation that a JSON file describes, with the usual divisions
 * and the public holidays. Its plan it drafts itself, from the template that ships with the program. Resolves
 * with the exit code; refuses with a StartError a file that says too little or too much, and a host that
 * another one has.
 */
export async function addOrganizationCommand(
  args: readonly string[],
  configuration: Configuration,
): Promise<number> {
  const { file } = commandArguments(args, 'prongsai add-organization FILE')
  const read = described.safeParse(await readJson(file))
  if (!read.success) {
    const fields = [...new Set(read.error.issues.map(({ path }) => path.join('.')))].join(', ')
    throw new StartError('organization-file', {
      th: `อ่าน ${file} ไม่ได้ ตรวจช่อง: ${fields}`,
      en: `${file} cannot be read. Look at: ${fields}`,
    })
  }
  const holidays = await readHolidays(join(projectRoot, 'data/calendar/holidays.json'))
  const at = Temporal.Now.instant()
  await withProgramDatabase(configuration, say, (address) =>
    withOwner(address, async (client) => {
      const { host } = read.data
      const { rowCount } = await client.query('select from organization where host = $1', [
        host.toLowerCase(),
      ])
      if (rowCount) {
        throw new StartError('host-taken', {
          th: `มีหน่วยงานอื่นใช้ ${host} แล้ว`,
          en: `Another organisation has ${host} already.`,
        })
      }
      await organizationTransaction(client, uuidv7(), async (tx) => {
        await addOrganization(tx, read.data, at)
        await refreshHolidays(tx, holidays, at)
        await addUsualDivisions(tx, at)
      })
    }),
  )
  say(`เพิ่ม${read.data.name}แล้ว เริ่มโปรแกรมใหม่เพื่อรับลิงก์ตั้งผู้ดูแลระบบคนแรก`)
  say(`${read.data.nameEn} was added. The next start prints the link for its first administrator.`)
  return 0
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
