import { expect, test } from 'vitest'
import { inView, useView } from './view.ts'

const view = {
  language: 'th',
  organization: undefined,
  today: Temporal.PlainDate.from('2026-11-24'),
  path: '/plan',
  search: '',
  site: 'open',
  csrfToken: () => '',
} as const

test('a view ends with its rendering, also where that fails', () => {
  expect(inView(view, () => useView().path)).toBe('/plan')
  expect(useView).toThrow('inside a view')
  const failing = () =>
    inView(view, () => {
      throw new Error('lost')
    })
  expect(failing).toThrow('lost')
  expect(useView).toThrow('inside a view')
})
