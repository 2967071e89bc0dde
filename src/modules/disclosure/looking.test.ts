import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { lookAtEach } from './looking.ts'

/** Pages of hosts, each asked once, as a night does; how many milliseconds after the beginning each was asked. */
async function lookAtPages(pages: readonly (readonly string[])[], free: Map<string, number>) {
  const begun = performance.now()
  const asked: { host: string; after: number }[] = []
  for (const page of pages) {
    await lookAtEach(page, {
      until: Infinity,
      free,
      hostOf: (host) => host,
      look: async (host) => void asked.push({ host, after: performance.now() - begun }),
    })
  }
  return asked
}

// Half a second, which a timer may miss by a little of this clock.
const pauseMs = 480

test('a host is left alone between two questions, also where a page ends between them', async () => {
  const asked = await lookAtPages([['a', 'b', 'a'], ['a']], new Map())
  const [, second, third] = asked.filter(({ host }) => host === 'a').map(({ after }) => after)
  expect(second).toBeGreaterThanOrEqual(pauseMs)
  expect(third).toBeGreaterThanOrEqual(2 * pauseMs)
  const order = asked.map(({ host }) => host)
  expect(order.slice(0, 2), 'another host need not wait').toEqual(['a', 'b'])
})

test('hosts whose pause is over are forgotten', async () => {
  const free = new Map<string, number>()
  await lookAtPages([Array.from({ length: 100 }, (_, number) => `host-${number}`)], free)
  expect(free.size).toBe(100)
  await sleep(2 * pauseMs)
  await lookAtPages([['another']], free)
  expect([...free.keys()]).toEqual(['another'])
})
