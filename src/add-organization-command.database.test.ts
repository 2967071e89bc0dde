import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadedAt } from '../test/support/changing.ts'
import { testDatabase, type TestDatabase } from '../test/support/database.ts'
import { addDescribed, readOrganization } from './add-organization-command.ts'
import { withOwner } from './platform/database/connection.ts'

const described = {
  host: 'Muang.example.go.th',
  name: 'เทศบาลตำบลตัวอย่าง',
  nameEn: 'Sample Subdistrict Municipality',
  shortName: 'ทต.ตัวอย่าง',
  shortNameEn: 'Sample Municipality',
  type: 'municipality',
  district: 'เมือง',
  districtEn: 'Mueang',
  province: 'เลย',
  provinceEn: 'Loei',
  firstFiscalYear: 2571,
}

let db: TestDatabase
let folder: string
beforeAll(async () => {
  db = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'prongsai-organization-'))
})
afterAll(async () => {
  await db.close()
  await rm(folder, { recursive: true })
})

async function read(text: string) {
  const file = join(folder, 'organization.json')
  await writeFile(file, text)
  return readOrganization(file, loadedAt)
}

test('an organisation is added with an open draft of its first plan, and its host is its own', async () => {
  const organization = await read(JSON.stringify(described))
  const add = () => withOwner(db.address, (client) => addDescribed(client, organization, loadedAt))
  await add()
  const { rows } = await db.database.serving.query<{ id: string }>(
    `select organization_id as id from organization where host = 'muang.example.go.th'`,
  )
  const drafts = await db.asOwner(rows[0]!.id, (tx) =>
    tx.db.execute<{ state: string; content: string }>('select state, content, opened_by from plan_draft'),
  )
  expect(drafts.rows).toMatchObject([{ state: 'open', opened_by: null }])
  expect(JSON.parse(drafts.rows[0]!.content)).toMatchObject({
    organization: { shortName: 'ทต.ตัวอย่าง' },
    fiscalYears: [2571, 2572, 2573, 2574, 2575],
  })
  await expect(add()).rejects.toMatchObject({ code: 'host-taken' })
})

test('a file that says too little, too much or something else is refused with the names of its fields', async () => {
  await expect(read('{')).rejects.toMatchObject({ code: 'organization-file' })
  await expect(readOrganization(join(folder, 'absent.json'), loadedAt)).rejects.toMatchObject({
    code: 'organization-file',
  })
  const { province, ...without } = described
  expect(province).toBe('เลย')
  const wrong = { ...without, host: 'a b', firstFiscalYear: 2027, telephone: '042' }
  await expect(read(JSON.stringify(wrong))).rejects.toMatchObject({
    code: 'organization-file',
    en: expect.stringMatching(/: host, province, firstFiscalYear, telephone$/),
  })
})
