import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { combineShares, shareFault } from './combining-shares.ts'
import { recipientOf } from './age-keys.ts'
import { b64, publicKeyOf } from './binding.ts'
import { writeCanonical } from './canonical-json.ts'
import { isDirectoryEntry } from './directory.ts'
import { readGuardian } from './guardian.ts'
import {
  makeRecoveryKey,
  readGuardianship,
  readRecoveryKey,
  thresholds,
  writeRecoveryKey,
} from './recovery-key.ts'
import { openShare, readCeremony, sealShare, type Share } from './recovery-share.ts'
import { stagedGuardians, stagedRecovery, type StagedRecovery } from './staged-guardians.ts'
import { org } from './staged-thread.ts'

let staged: StagedRecovery
beforeAll(async () => {
  staged = await stagedRecovery(org)
})

const fault = async (shares: readonly Share[]) => {
  const combined = await combineShares(staged.key.entry, shares)
  return combined.ok ? undefined : combined.fault
}

describe('a recovery key', () => {
  test.each(thresholds)(
    'of $k among $n: any $k guardians open it, and one fewer do not',
    async ({ k, n }) => {
      const { key, shares } = await stagedRecovery(org, k, n)
      for (let from = 0; from < n; from += 1) {
        const some = Array.from({ length: k }, (_, at) => shares[(from + at) % n]!)
        const combined = await combineShares(key.entry, some)
        if (!combined.ok) throw new Error(combined.fault)
        expect(await recipientOf(combined.keys.ageSeed)).toBe(key.entry.enc)
        expect(b64(publicKeyOf(combined.keys.signSeed))).toBe(key.entry.sig)
        expect(await combineShares(key.entry, some.slice(1))).toEqual({ ok: false, fault: 'few' })
      }
      const all = await combineShares(key.entry, shares)
      expect(all.ok).toBe(true)
    },
  )

  test('has an entry of the directory whose id is the hash of its guardians', () => {
    const { key } = staged
    expect(isDirectoryEntry(key.entry)).toBe(true)
    expect(readRecoveryKey(writeRecoveryKey(key))).toEqual(key)
    expect(readGuardianship(key.guardianship, key.entry)).toEqual(key.guardianship)
    const [first, ...others] = key.guardianship.guardians
    const exchanged = [{ ...first!, institution: 'somebody else' }, ...others]
    for (const changed of [
      { ...key.guardianship, guardians: exchanged },
      { ...key.guardianship, k: 1 },
      { ...key.guardianship, n: 4 },
      { ...key.guardianship, more: 1 },
    ]) {
      expect(readGuardianship(changed, key.entry)).toBeUndefined()
      const line = writeCanonical({ v: 1, type: 'recovery-key', entry: key.entry, guardianship: changed })
      expect(readRecoveryKey(line)).toBeUndefined()
    }
    expect(readGuardianship(key.guardianship, { ...key.entry, role: 'officer' })).toBeUndefined()
  })

  test('is another one each time, also of the same guardians', async () => {
    const again = await stagedRecovery(org)
    expect(again.key.entry.id).not.toBe(staged.key.entry.id)
  })

  test('is never made for one guardian alone, for one twice, or for those of another office', async () => {
    const guardians = staged.people.map(({ guardian }) => guardian)
    const wanted = { org, guardians, k: 2, position: 'x', from: '2026-10-01' }
    const strangers = (await stagedGuardians('other.example', 3)).map(({ guardian }) => guardian)
    for (const wrong of [
      { ...wanted, k: 1 },
      { ...wanted, k: 3 },
      { ...wanted, guardians: guardians.slice(1) },
      { ...wanted, guardians: [guardians[0]!, ...guardians.slice(0, 2)] },
      { ...wanted, guardians: strangers },
    ]) {
      await expect(makeRecoveryKey(wrong)).rejects.toThrow('no guardians')
    }
  })
})

describe('a share', () => {
  test('is an age file to its guardian alone, and says which key it belongs to', async () => {
    const { files, people, shares, key } = staged
    expect(shares.map(({ number }) => number)).toEqual([1, 2, 3])
    expect(shares[0]).toMatchObject({ org, id: key.entry.id, k: 2, n: 3, enc: key.entry.enc })
    expect(await openShare(people[1]!.ageSeed, files[0]!)).toBeUndefined()
  })

  test('is sealed again to the key of a ceremony', async () => {
    const ceremony = new Uint8Array(32).fill(9)
    const [share] = staged.shares
    const sealed = await sealShare(share!, await recipientOf(ceremony))
    expect(await openShare(ceremony, sealed)).toEqual(share)
  })

  test('that was damaged does not open', async () => {
    const { files, people } = staged
    const file = files[0]!
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const damaged = file.slice()
        damaged[at] = damaged[at]! ^ change
        expect(await openShare(people[0]!.ageSeed, damaged)).toBeUndefined()
      }),
      { numRuns: 40 },
    )
    expect(await openShare(people[0]!.ageSeed, file.subarray(0, 2000))).toBeUndefined()
  })

  test('of another office, of another recovery key, or given twice is not added', async () => {
    const [first, second, third] = staged.shares
    const { entry } = staged.key
    const other = await stagedRecovery(org)
    const foreign = await stagedRecovery('other.example')
    expect(shareFault(first!, entry, [second!])).toBeUndefined()
    expect(await fault([first!, other.shares[1]!])).toBe('other-key')
    expect(await fault([first!, foreign.shares[1]!])).toBe('other-office')
    expect(await fault([first!, first!])).toBe('twice')
    // Numbered anew by somebody: it still lies where the first one does.
    expect(await fault([first!, { ...first!, number: 2 }])).toBe('twice')
    expect(await fault([third!])).toBe('few')
    expect(await fault([])).toBe('few')
  })

  test('that says it needs fewer than it does is found out by the key that comes out', async () => {
    const { key, shares } = await stagedRecovery(org, 3, 5)
    const lying = shares.slice(0, 2).map((share) => ({ ...share, k: 2 }))
    expect(await combineShares(key.entry, lying)).toEqual({ ok: false, fault: 'wrong' })
    const alone = [{ ...shares[0]!, k: 1 }]
    expect(await combineShares(key.entry, alone)).toEqual({ ok: false, fault: 'few' })
  })

  test('that was changed gives another secret without any error, which the public key finds out', async () => {
    const [first, second] = staged.shares
    for (let at = 0; at < 33; at += 1) {
      const part = second!.part.slice()
      // Places on the curve are from 1 to 255; one that both shares name is refused as given twice.
      part[at] = at < 32 ? part[at]! ^ 1 : ((part[at]! + 1) % 255) + 1
      const found = await fault([first!, { ...second!, part }])
      expect(['wrong', 'twice'], String(at)).toContain(found)
      if (at < 32) expect(found, String(at)).toBe('wrong')
    }
  })
})

test('the texts that people hand over are read in one form only', () => {
  const [{ guardian }] = staged.people as [StagedRecovery['people'][number]]
  expect(readGuardian(writeCanonical(guardian))).toEqual(guardian)
  expect(readGuardian(writeCanonical({ ...guardian, enc: 'age1x' }))).toBeUndefined()
  const ceremony = {
    v: 1,
    type: 'recovery-ceremony',
    org,
    id: staged.key.entry.id,
    request: 'r',
    enc: guardian.enc,
    day: '2026-10-01',
  }
  expect(readCeremony(writeCanonical(ceremony))).toEqual(ceremony)
  expect(readCeremony(writeCanonical({ ...ceremony, day: 'today' }))).toBeUndefined()
})
