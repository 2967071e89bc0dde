import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FileKind } from './file-kind.ts'
import { localStore } from './local-store.ts'
import { previewOf } from './previews.ts'
import { blobName, previewName, type FileStore } from './store.ts'

const organizationId = '01980000-0000-7000-8000-000000000001'

let folder: string
let store: FileStore
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prongsai-previews-'))
  store = localStore(folder)
})
afterAll(() => rm(folder, { recursive: true }))

/** One page, wider than high, as small as a PDF can be. */
const page = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Contents 4 0 R>>endobj
4 0 obj<</Length 28>>stream
1 0 0 rg 0 0 200 200 re f
endstream endobj
trailer<</Root 1 0 R>>
`

async function stored(content: Buffer, kind: FileKind) {
  const sha256 = createHash('sha256').update(content).digest('hex')
  await store.write(blobName(organizationId, sha256), content)
  return { sha256, kind, bytes: content.length }
}

test('the first page of a PDF is drawn, and kept', async () => {
  const file = await stored(Buffer.from(page), 'pdf')
  const picture = await previewOf(store, organizationId, { file, size: 'small' })
  expect(await sharp(picture).metadata()).toMatchObject({ format: 'webp', width: 320, height: 160 })
  const { data } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  expect(
    [...data.subarray(0, 3)].map((value) => value > 200),
    'its left half is painted',
  ).not.toEqual([true, true, true])
  expect(await store.open(previewName(organizationId, file.sha256, 'small'))).toBeDefined()
})

test('a document that cannot be drawn has no picture, and stops nothing', async () => {
  const broken = await stored(Buffer.from('%PDF-1.4\nnothing of the kind'), 'pdf')
  expect(await previewOf(store, organizationId, { file: broken, size: 'small' })).toBeUndefined()
  const text = await stored(Buffer.from('a,b'), 'csv')
  expect(await previewOf(store, organizationId, { file: text, size: 'small' })).toBeUndefined()
})
