import { beforeAll, expect, test } from 'vitest'
import { answer } from './answer.ts'
import { beginReport } from './begin-report.ts'
import { combineShares } from './combining-shares.ts'
import type { Composed, Sender } from './composing.ts'
import type { DirectoryEntry } from './directory.ts'
import { directoryAt, endorse, keyEventHash, waitingMs, type KeyEvent } from './directory-events.ts'
import { openKeybox, type Keybox } from './keybox.ts'
import { rekey } from './rekey.ts'
import { stagedRecovery, type StagedRecovery } from './staged-guardians.ts'
import { opened, org, outside, person, reporterKeys, saying, second, words } from './staged-thread.ts'
import { verifyThread, type VerifiedThread } from './verification.ts'

let staged: StagedRecovery
let guardians: Sender & { readonly ageSeed: Uint8Array }
let lost: Awaited<ReturnType<typeof person>>
let renewed: Awaited<ReturnType<typeof person>>
let directory: readonly DirectoryEntry[]

beforeAll(async () => {
  staged = await stagedRecovery(org)
  const combined = await combineShares(staged.key.entry, staged.shares.slice(1))
  if (!combined.ok) throw new Error(combined.fault)
  guardians = { by: staged.key.entry.id, role: 'recovery', ...combined.keys }
  lost = await person('officer1', 'officer', 31)
  renewed = await person('officer1', 'officer', 32)
  directory = [lost, renewed, second, outside].map(({ entry }) => entry).concat(staged.key.entry)
})

/** A report to these recipients, and how whoever has those keyboxes reads it. */
async function begun(recipients: readonly DirectoryEntry[]) {
  const report = await beginReport({ org, reporter: reporterKeys, recipients, excluded: [], concerned: [] })
  const first = await report.finish({ content: words('They took money.') })
  const keybox = await opened(reporterKeys.ageSeed, report.keybox)
  const read = (messages: readonly Composed[], keyboxes: readonly Keybox[]): Promise<VerifiedThread> =>
    verifyThread({
      org,
      report: report.report,
      keyboxes,
      messages: messages.map(({ message }) => message),
      directory,
      ledger: undefined,
    })
  return { first, box: report.keybox, keybox, read }
}

test('guardians pass a report on to the new key of whoever lost one, who reads all of it', async () => {
  const { first, box, keybox, read } = await begun([lost.entry, outside.entry, staged.key.entry])
  const own = await opened(guardians.ageSeed, box)
  const done = await rekey(await read([first], [own]), guardians, {
    recipients: [renewed.entry, outside.entry],
    granted: [renewed.entry],
    grantedKeyboxes: [own],
    reason: 'recovery',
    content: words(''),
  })
  const boxes = await Promise.all(
    [...done.grants, done.keybox].map((one) => openKeybox(renewed.ageSeed, one)),
  )
  const seen = await read(
    [first, done.composed],
    boxes.flatMap((one) => one ?? []),
  )
  expect(seen.refused).toBeUndefined()
  expect(seen.messages.map(({ head }) => [head.kind, head.role])).toEqual([
    ['genesis', 'reporter'],
    ['rekey', 'recovery'],
  ])
  // Neither the lost key nor the guardians read what comes now.
  expect(await openKeybox(lost.ageSeed, done.keybox)).toBeUndefined()
  expect(await openKeybox(guardians.ageSeed, done.keybox)).toBeUndefined()
  const reporters = await read(
    [first, done.composed],
    [keybox, await opened(reporterKeys.ageSeed, done.keybox)],
  )
  expect(reporters.refused).toBeUndefined()
})

test('a recovery key that the reporter has not chosen passes nothing on, and nobody brings it in later', async () => {
  const { first, keybox, read } = await begun([lost.entry, outside.entry])
  const thread = await read([first], [keybox])
  const order = {
    recipients: [renewed.entry, outside.entry],
    granted: [],
    grantedKeyboxes: [],
    reason: 'recovery',
    content: words(''),
  }
  const taken = await rekey(thread, guardians, order)
  const withTaken = [keybox, await opened(reporterKeys.ageSeed, taken.keybox)]
  expect((await read([first, taken.composed], withTaken)).refused).toEqual({
    seq: 1,
    check: 'keybox-signature',
  })
  const broughtIn = await rekey(thread, outside, {
    ...order,
    recipients: [lost.entry, outside.entry, staged.key.entry],
  })
  const withBrought = [keybox, await opened(reporterKeys.ageSeed, broughtIn.keybox)]
  expect((await read([first, broughtIn.composed], withBrought)).refused).toEqual({
    seq: 1,
    check: 'excluded',
  })
})

test('a recovery key stays where a recipient changes the others', async () => {
  const { first, keybox, read } = await begun([lost.entry, outside.entry, staged.key.entry])
  const done = await rekey(await read([first], [keybox]), outside, {
    recipients: [second.entry, outside.entry, staged.key.entry],
    granted: [],
    grantedKeyboxes: [],
    reason: 'moved',
    content: words(''),
  })
  const seen = await read([first, done.composed], [keybox, await opened(reporterKeys.ageSeed, done.keybox)])
  expect(seen.refused).toBeUndefined()
})

test('guardians say nothing: a message of theirs is refused', async () => {
  const { first, keybox, read } = await begun([lost.entry, outside.entry, staged.key.entry])
  const said = await answer(await read([first], [keybox]), guardians, saying('We would like to know more.'))
  expect((await read([first, said], [keybox])).refused).toEqual({ seq: 1, check: 'role' })
})

const start = Date.parse('2026-11-01T03:00:00Z')

function change(
  act: KeyEvent['act'],
  entry: DirectoryEntry,
  prev: string,
  by: readonly Pick<Sender, 'by' | 'signSeed'>[],
): KeyEvent {
  return {
    v: 1,
    type: 'integrity-key',
    act,
    entries: [entry],
    prev,
    endorsements: by.map(({ by: id, signSeed }) => ({
      by: id,
      sig: endorse(signSeed, { act, entry, prev }),
    })),
  }
}

test('in the directory a recovery key is added as any other, endorses nobody, and ends itself', async () => {
  const { entry } = staged.key
  const genesis: KeyEvent = {
    v: 1,
    type: 'integrity-key',
    act: 'genesis',
    entries: [lost.entry, outside.entry],
    prev: '',
    endorsements: [],
  }
  const added = change('add', entry, keyEventHash(genesis), [lost, outside])
  const before = [
    { event: genesis, at: start },
    { event: added, at: start },
  ]
  const later = start + waitingMs
  const at = (event: KeyEvent) => directoryAt(org, [...before, { event, at: later }], later)
  const byGuardians = change('add', second.entry, keyEventHash(added), [guardians, outside])
  expect(at(byGuardians)).toMatchObject({ ok: false, rule: 'endorsed' })
  const rotated = change('rotate', { ...entry, from: '2026-12-01' }, keyEventHash(added), [lost, outside])
  expect(at(rotated)).toMatchObject({ ok: false, rule: 'known' })
  const ended = at(change('revoke', entry, keyEventHash(added), [guardians]))
  expect(ended.ok && ended.keys.map(({ state }) => state)).toEqual(['active', 'active', 'revoked'])
  const inGenesis = { ...genesis, entries: [...genesis.entries, entry] }
  expect(directoryAt(org, [{ event: inGenesis, at: start }], start)).toMatchObject({ rule: 'genesis' })
})
