import { renderToString } from 'preact-render-to-string'
import { expect, test, vi } from 'vitest'
import type { Language } from '../platform/language/messages.ts'
import { inView, useView } from '../platform/web/view.ts'
import { renderedOnce } from './rendered-once.ts'

const viewIn = (language: Language) => ({
  language,
  organization: undefined,
  today: Temporal.PlainDate.from('2026-11-24'),
  path: '/',
  search: '',
  site: 'open' as const,
  csrfToken: () => '',
})

function part() {
  const render = vi.fn((...texts: string[]) => <p title={texts[0]}>{texts[1]}</p>)
  const once = renderedOnce(render)
  return {
    render,
    html: (...texts: string[]) => inView(viewIn('th'), () => renderToString(<div>{once(...texts)}</div>)),
  }
}

test('is rendered once for the same texts and escaped each time', () => {
  const { render, html } = part()
  const escaped = '<div><p title="a&quot;b">&lt;i>&amp;</p></div>'
  expect(html('a"b', '<i>&')).toBe(escaped)
  expect(html('a"b', '<i>&')).toBe(escaped)
  expect(render).toHaveBeenCalledTimes(1)
})

test('tells texts apart also where they run together', () => {
  const { html } = part()
  expect(html('ab', 'c')).toBe('<div><p title="ab">c</p></div>')
  expect(html('a', 'bc')).toBe('<div><p title="a">bc</p></div>')
})

test('forgets the oldest of many', () => {
  const { render, html } = part()
  for (let index = 0; index <= 4096; index += 1) html('a', String(index))
  render.mockClear()
  html('a', '4096')
  html('a', '1')
  expect(render).not.toHaveBeenCalled()
  html('a', '0')
  expect(render).toHaveBeenCalledTimes(1)
})

test('keeps nothing of long texts', () => {
  const { render, html } = part()
  const long = 'ก'.repeat(301)
  expect(html('a', long)).toBe(html('a', long))
  expect(render).toHaveBeenCalledTimes(2)
})

test('is rendered for each language', () => {
  const once = renderedOnce((text: string) => <p lang={useView().language}>{text}</p>)
  const html = (language: Language) => inView(viewIn(language), () => renderToString(once('a')))
  expect(html('th')).toBe('<p lang="th">a</p>')
  expect(html('en')).toBe('<p lang="en">a</p>')
  expect(html('th')).toBe('<p lang="th">a</p>')
})
