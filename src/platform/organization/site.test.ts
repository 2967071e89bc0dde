import { expect, test } from 'vitest'
import { onConfidentialSite, onOpenSite, siteAt } from './site.ts'

test('the confidential site is a host beside that of the organisation', () => {
  expect(siteAt('krajai.go.th')).toEqual({ site: 'open', openHost: 'krajai.go.th' })
  expect(siteAt('Report.Krajai.go.th')).toEqual({ site: 'confidential', openHost: 'krajai.go.th' })
  expect(siteAt('reports.krajai.go.th').site).toBe('open')
})

test('an address of the one site is found on the other', () => {
  expect(onConfidentialSite('https://krajai.go.th:8443/report')).toBe(
    'https://report.krajai.go.th:8443/report',
  )
  expect(onConfidentialSite('http://localhost:3000/report')).toBe('http://report.localhost:3000/report')
  expect(onOpenSite('https://report.krajai.go.th/plan')).toBe('https://krajai.go.th/plan')
})

test.each(['http://192.168.1.10:3000/report', 'http://[::1]:3000/report'])(
  'beside a number there is no second host: %s',
  (address) => expect(onConfidentialSite(address)).toBeUndefined(),
)
