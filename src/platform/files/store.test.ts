import { createHash, randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startS3Server, type S3Server } from '../../../test/support/s3-server.ts'
import { localStore } from './local-store.ts'
import { s3Store } from './s3-store.ts'
import { blobFolder, blobName, namesOf, previewName, sha256In, stagedName, type FileStore } from './store.ts'

let folder: string
let s3: S3Server
let stores: Record<'local' | 's3', FileStore>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prongsai-store-'))
  s3 = await startS3Server()
  stores = {
    local: localStore(join(folder, 'local')),
    s3: s3Store({ ...s3.settings, workFolder: join(folder, 's3') }),
  }
})
afterAll(async () => {
  await s3.stop()
  await rm(folder, { recursive: true })
})

const sha256Of = (content: Buffer): string => createHash('sha256').update(content).digest('hex')

describe.each(['local', 's3'] as const)('%s', (kind) => {
  async function takeIn(content: Buffer, name: string): Promise<void> {
    const { workFolder } = stores[kind]
    await mkdir(workFolder, { recursive: true })
    const path = join(workFolder, randomUUID())
    await writeFile(path, content)
    await stores[kind].takeIn(path, name, sha256Of(content))
    await expect(stat(path), 'leaves the work folder').rejects.toThrow('ENOENT')
  }

  async function contentOf(name: string): Promise<Buffer | undefined> {
    const found = await stores[kind].open(name)
    if (!found) return undefined
    const content = Buffer.concat(await found.body.toArray())
    expect(found.bytes).toBe(content.length)
    return content
  }

  async function namesIn(prefix: string): Promise<string[]> {
    const names: string[] = []
    for await (const { name } of stores[kind].list(prefix)) names.push(name)
    return names.toSorted()
  }

  test('what is taken in is read as it was, gets another name once, and is removed', async () => {
    const content = Buffer.alloc(3_000_000, 'ไฟล์')
    const [staged, blob] = [stagedName(randomUUID()), blobName(randomUUID(), sha256Of(content))]
    await takeIn(content, staged)
    expect((await contentOf(staged))?.equals(content)).toBe(true)
    await stores[kind].rename(staged, blob)
    await stores[kind].rename(staged, blob)
    expect(await contentOf(staged)).toBeUndefined()
    expect((await contentOf(blob))?.equals(content)).toBe(true)
    await stores[kind].remove(blob)
    await stores[kind].remove(blob)
    expect(await contentOf(blob)).toBeUndefined()
  })

  test('a second content of the same name takes the place of the first', async () => {
    const [first, second, name] = [
      stagedName(randomUUID()),
      stagedName(randomUUID()),
      blobName(randomUUID(), 'a'.repeat(64)),
    ]
    await takeIn(Buffer.from('broken'), first)
    await stores[kind].rename(first, name)
    await takeIn(Buffer.from('whole'), second)
    await stores[kind].rename(second, name)
    expect(String(await contentOf(name))).toBe('whole')
  })

  test('what is nowhere cannot get another name', async () => {
    const nowhere = stores[kind].rename(stagedName(randomUUID()), blobName(randomUUID(), 'a'.repeat(64)))
    await expect(nowhere).rejects.toThrow()
  })

  test('contents are listed by organisation, with the time they were written', async () => {
    const [own, other] = [randomUUID(), randomUUID()]
    const before = Date.now()
    const content = Buffer.from('a')
    const sha256 = sha256Of(content)
    await takeIn(content, blobName(own, sha256))
    await stores[kind].write(previewName(own, sha256, 'small'), Buffer.from('p'))
    await takeIn(content, blobName(other, sha256))
    expect(await namesIn(blobFolder(own))).toEqual([blobName(own, sha256), previewName(own, sha256, 'small')])
    expect((await namesIn(blobFolder(own))).map(sha256In)).toEqual([sha256, sha256])
    expect(namesOf(own, sha256)).toEqual(expect.arrayContaining(await namesIn(blobFolder(own))))
    expect(await namesIn(blobFolder(randomUUID()))).toEqual([])
    for await (const { writtenAt } of stores[kind].list(blobFolder(own))) {
      // A bucket tells whole seconds.
      expect(writtenAt.epochMilliseconds).toBeGreaterThan(before - 1_500)
      expect(writtenAt.epochMilliseconds).toBeLessThan(Date.now() + 1_500)
    }
  })
})

test('only the user of the program may read a local store', async () => {
  const root = join(folder, 'rights')
  const store = localStore(root)
  await store.write(blobName('o', 'b'.repeat(64)), Buffer.from('x'))
  for (const entry of await readdir(root, { recursive: true })) {
    expect((await stat(join(root, entry))).mode & 0o077, entry).toBe(0)
  }
})

test('more contents than one answer of the bucket holds are all listed', async () => {
  const organizationId = randomUUID()
  const names = Array.from({ length: 1_010 }, (_, at) =>
    blobName(organizationId, String(at).padStart(64, '0')),
  )
  for (const some of Array.from({ length: 11 }, (_, at) => names.slice(at * 100, at * 100 + 100))) {
    await Promise.all(some.map((name) => stores.s3.write(name, Buffer.from('x'))))
  }
  const listed: string[] = []
  for await (const { name } of stores.s3.list(blobFolder(organizationId))) listed.push(name)
  expect(listed.toSorted()).toEqual(names.toSorted())
})

test('a wrong key and a missing bucket are told, not taken for an empty store', async () => {
  const wrong = s3Store({ ...s3.settings, secretAccessKey: 'other', workFolder: folder })
  await expect(wrong.open('a/b')).rejects.toThrow('403')
  const nowhere = s3Store({ ...s3.settings, bucket: 'nowhere', workFolder: folder })
  await expect(Array.fromAsync(nowhere.list(''))).rejects.toThrow('bucket')
})
