import { recipientOf } from './age-keys.ts'
import type { Guardian } from './guardian.ts'
import { makeRecoveryKey, type RecoveryKey } from './recovery-key.ts'
import { openShare, type Share } from './recovery-share.ts'

// For tests: guardians of a recovery key, and the shares that they hold.

export interface StagedGuardian {
  readonly ageSeed: Uint8Array
  readonly guardian: Guardian
}

export async function stagedGuardians(org: string, count: number): Promise<readonly StagedGuardian[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const ageSeed = new Uint8Array(32).fill(201 + index)
      const guardian: Guardian = {
        v: 1,
        type: 'guardian',
        org,
        id: `guardian-${index + 1}`,
        institution: `institution ${index + 1}`,
        enc: await recipientOf(ageSeed),
        from: '2026-10-01',
      }
      return { ageSeed, guardian }
    }),
  )
}

export interface StagedRecovery {
  readonly key: RecoveryKey
  readonly files: readonly Uint8Array[]
  readonly shares: readonly Share[]
  readonly people: readonly StagedGuardian[]
}

export async function stagedRecovery(org: string, k = 2, n = 3): Promise<StagedRecovery> {
  const people = await stagedGuardians(org, n)
  const guardians = people.map(({ guardian }) => guardian)
  const made = await makeRecoveryKey({ org, guardians, k, position: 'guardians', from: '2026-10-01' })
  const shares = await Promise.all(
    people.map(async ({ ageSeed }, index) => {
      const share = await openShare(ageSeed, made.shares[index] ?? new Uint8Array())
      if (!share) throw new Error('a share did not open')
      return share
    }),
  )
  return { key: made.key, files: made.shares, shares, people }
}
