import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fieldsOf, serviceForm } from '../forms/form.ts'
import { formUploads, mostFilesOfField } from '../forms/form-files.ts'
import { faultsOf } from '../forms/form-faults.ts'
import { templates } from './templates.ts'

test.each(templates.map((one) => [one.key, one] as const))('%s can be published as it is', (_, template) => {
  const { form, name, about, appeal, manualKey } = template
  expect(serviceForm.parse(form)).toEqual(form)
  expect(faultsOf(form)).toEqual([])
  for (const { th, en } of [name, about, appeal]) expect([th, en]).not.toContain('')
  if (manualKey) expect(existsSync(`data/manuals/${manualKey}.json`), 'its manual ships').toBe(true)
  const files = fieldsOf(form).filter(({ kind }) => kind === 'files')
  const many = files.reduce((sum, { most }) => sum + (most ?? mostFilesOfField), 0)
  expect(many, 'all its files may come at once').toBeLessThanOrEqual(formUploads.maxFiles)
})

test('each has a key of its own', () => {
  expect(new Set(templates.map(({ key }) => key)).size).toBe(templates.length)
})
