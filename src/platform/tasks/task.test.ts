import { expect, test } from 'vitest'
import type { TenantTransaction } from '../database/tenant.ts'
import { tasksOf, type Task, type TaskSource } from './task.ts'

const today = Temporal.PlainDate.from('2026-11-23')
const person = { accountId: '01980000-0000-7000-8000-000000000001', name: 'ผู้ทดสอบ', roles: [] }
const tx: TenantTransaction = { organizationId: '01980000-0000-7000-8000-000000000000', db: null as never }

function task(id: string, deadline?: string): Task {
  return {
    id,
    title: { th: id, en: id },
    from: { th: '', en: '' },
    address: '/',
    ...(deadline ? { deadline: Temporal.PlainDate.from(deadline) } : {}),
  }
}

async function sorted(...sources: TaskSource[]): Promise<Record<string, string[]>> {
  const { late, soon, later } = await tasksOf(sources, tx, { person, today })
  const ids = (tasks: readonly Task[]): string[] => tasks.map(({ id }) => id)
  return { late: ids(late), soon: ids(soon), later: ids(later) }
}

test('what is late comes first, and today is not late', async () => {
  const one = async () => [
    task('week', '2026-11-30'),
    task('sixth', '2026-11-29'),
    task('today', '2026-11-23'),
  ]
  const other = async () => [task('never'), task('yesterday', '2026-11-22'), task('long ago', '2026-01-01')]
  expect(await sorted(one, other)).toEqual({
    late: ['long ago', 'yesterday'],
    soon: ['today', 'sixth'],
    later: ['week', 'never'],
  })
})

test('each source is asked for the same person on the same day, and none at all has nothing', async () => {
  const asked: unknown[] = []
  await sorted(async (_, question) => {
    asked.push(question)
    return []
  })
  expect(asked).toEqual([{ person, today }])
  expect(await sorted()).toEqual({ late: [], soon: [], later: [] })
})
