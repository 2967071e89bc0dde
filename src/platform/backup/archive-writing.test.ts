import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Encrypter } from 'age-encryption'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readArchive } from './archive-reading.ts'
import { writeArchive } from './archive-writing.ts'
import { decrypterOf, encrypterFor, makeKeyFile } from './keys.ts'

let folder: string
let encrypter: Encrypter
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prongsai-archive-'))
  encrypter = encrypterFor([await makeKeyFile(join(folder, 'key.txt'))])
})
afterEach(() => rm(folder, { recursive: true }))

async function contentOf(file: string): Promise<Record<string, string>> {
  const content: Record<string, string> = {}
  for await (const entry of readArchive(file, await decrypterOf(join(folder, 'key.txt')))) {
    const chunks: Uint8Array[] = []
    for await (const chunk of entry) chunks.push(chunk)
    content[entry.header.name] = Buffer.concat(chunks).toString('latin1')
  }
  return content
}

test('what was written comes out again, in order, and only its owner may read the file', async () => {
  const file = join(folder, 'archive')
  const large = randomBytes(3_000_000)
  await writeArchive({ file, encrypter }, async (archive) => {
    await archive.bytes('a', large)
    await archive.bytes('b', Buffer.alloc(0))
    await archive.json('c', { one: 1 })
  })
  const content = await contentOf(file)
  expect(Object.keys(content)).toEqual(['a', 'b', 'c'])
  expect(content['a'] === large.toString('latin1')).toBe(true)
  expect([content['b'], content['c']]).toEqual(['', '{\n  "one": 1\n}\n'])
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('work that fails leaves no file', async () => {
  const failing = writeArchive({ file: join(folder, 'archive'), encrypter }, async (archive) => {
    await archive.bytes('a', randomBytes(200_000))
    throw new Error('half way')
  })
  await expect(failing).rejects.toThrow('half way')
  expect(readdirSync(folder)).toEqual(['key.txt'])
})

test.for([-1, 1])('an entry that is not as long as it said leaves no file', async (difference) => {
  const failing = writeArchive({ file: join(folder, 'archive'), encrypter }, (archive) =>
    archive.stream('a', 1000 + difference, [randomBytes(1000)]),
  )
  await expect(failing).rejects.toThrow('Size mismatch')
  expect(readdirSync(folder)).toEqual(['key.txt'])
})

test('a file that is there already is not overwritten', async () => {
  const file = join(folder, 'archive')
  writeFileSync(file, 'earlier')
  const refused = writeArchive({ file, encrypter }, (archive) => archive.json('a', {}))
  await expect(refused).rejects.toMatchObject({ code: 'backup-file-exists' })
  expect(readFileSync(file, 'utf8')).toBe('earlier')
})

test('a disk that gets full leaves no file, and is named', async (context) => {
  const disk = join(folder, 'disk')
  mkdirSync(disk)
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'prongsai-test', disk])
  if (status !== 0) context.skip('only root can mount a small disk')
  using _ = { [Symbol.dispose]: () => spawnSync('umount', ['-l', disk]) }
  const failing = writeArchive({ file: join(disk, 'archive'), encrypter }, async (archive) => {
    for (let number = 0; number < 20; number += 1) await archive.bytes(`${number}`, randomBytes(500_000))
  })
  await expect(failing).rejects.toMatchObject({
    code: 'backup-disk-full',
    th: expect.stringContaining('เต็ม'),
    en: expect.stringContaining(disk),
  })
  expect(readdirSync(disk)).toEqual([])
})

test('a folder that is not there is no place for a file', async () => {
  const failing = writeArchive({ file: join(folder, 'absent', 'archive'), encrypter }, (archive) =>
    archive.json('a', {}),
  )
  await expect(failing).rejects.toMatchObject({ code: 'backup-folder-missing' })
})
