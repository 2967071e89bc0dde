import { expect } from 'vitest'
import { caseUrls } from '../../src/modules/cases/module.ts'
import type { Visitor } from './visitor.ts'

type Typed = Readonly<Record<string, string | readonly string[]>>

/** Opens a case through the form; its id comes back. */
export async function openCase(by: Visitor, typed: Typed = {}): Promise<string> {
  await by.open(caseUrls.open())
  await by.submit(caseUrls.open(), {
    source: 'audit-finding',
    secretReference: '12/2570',
    nature: 'corruption',
    receivedOn: '20/11/2569',
    secretWords: 'เรื่องสมมติ',
    secretOthers: '',
    ...typed,
  })
  const id = /\/cases\/([0-9a-f-]{36})$/.exec(by.url)?.[1]
  expect(id, by.page!.body.slice(0, 3_000)).toBeDefined()
  return id!
}

/** Records a step of a case through its form; the status of the answer comes back. */
export async function recordStep(
  by: Visitor,
  caseId: string,
  kind: string,
  typed: Readonly<Record<string, string>> = {},
): Promise<number> {
  await by.open(caseUrls.step({ caseId, kind }))
  return (await by.submit(caseUrls.step({ caseId, kind }), { day: '23/11/2569', ...typed })).statusCode
}
