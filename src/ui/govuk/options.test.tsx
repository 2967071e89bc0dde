import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { Checkboxes } from './checkboxes.tsx'
import { comparableHtml } from '../../../test/support/comparable-html.ts'
import { Input } from './input.tsx'
import { Pagination } from './pagination.tsx'
import { Radios } from './radios.tsx'
import { Select } from './select.tsx'
import { SummaryList } from './summary-list.tsx'
import { Table } from './table.tsx'
import { Tag } from './tag.tsx'
import { Textarea } from './textarea.tsx'

// What the macro options of govuk-frontend name, its templates do, and none of its fixtures shows.

const formGroup = {
  class: 'wide',
  attributes: { 'data-group': 1 },
  beforeInput: <i>before</i>,
  afterInput: <i>after</i>,
}

function expectHtml(vnode: VNode, html: string): void {
  expect(comparableHtml(renderToString(vnode))).toEqual(comparableHtml(html))
}

test('what stands before and after an input shares its wrapper with prefix and suffix', () => {
  expectHtml(
    <Input name="fee" label="Fee" prefix="~" suffix="baht" formGroup={formGroup} />,
    `<div class="govuk-form-group wide" data-group="1">
      <label class="govuk-label" for="fee">Fee</label>
      <div class="govuk-input__wrapper">
        <i>before</i>
        <div class="govuk-input__prefix" aria-hidden="true">~</div>
        <input class="govuk-input" id="fee" name="fee" type="text">
        <div class="govuk-input__suffix" aria-hidden="true">baht</div>
        <i>after</i>
      </div>
    </div>`,
  )
})

test('what stands before and after a textarea or a select comes between its guidance and the end of the group', () => {
  expectHtml(
    <Textarea name="story" label="Story" hint="Short" disabled formGroup={formGroup} />,
    `<div class="govuk-form-group wide" data-group="1">
      <label class="govuk-label" for="story">Story</label>
      <div id="story-hint" class="govuk-hint">Short</div>
      <i>before</i>
      <textarea class="govuk-textarea" id="story" name="story" rows="5" disabled aria-describedby="story-hint"></textarea>
      <i>after</i>
    </div>`,
  )
  expectHtml(
    <Select name="kind" label="Kind" disabled items={[]} formGroup={formGroup} />,
    `<div class="govuk-form-group wide" data-group="1">
      <label class="govuk-label" for="kind">Kind</label>
      <i>before</i>
      <select class="govuk-select" id="kind" name="kind" disabled></select>
      <i>after</i>
    </div>`,
  )
})

test.each([
  ['radios', 'radio', Radios],
  ['checkboxes', 'checkbox', Checkboxes],
] as const)('what stands before and after %s comes inside their list', (kind, type, Choices) => {
  expectHtml(
    <Choices name="x" items={[{ value: 0, children: 'Zero' }]} formGroup={formGroup} />,
    `<div class="govuk-form-group wide" data-group="1">
      <div class="govuk-${kind}" data-module="govuk-${kind}">
        <i>before</i>
        <div class="govuk-${kind}__item">
          <input class="govuk-${kind}__input" id="x" name="x" type="${type}" value="0">
          <label class="govuk-label govuk-${kind}__label" for="x">Zero</label>
        </div>
        <i>after</i>
      </div>
    </div>`,
  )
})

test('pages and arrows of a pagination take attributes', () => {
  const html = renderToString(
    <Pagination
      landmarkLabel="Pages"
      next={{ href: '/2', children: 'Next', attributes: { 'data-arrow': 1 } }}
      items={[{ number: 1, href: '/1', visuallyHiddenText: 'Page 1', attributes: { 'data-page': 1 } }]}
    />,
  )
  expect(html).toMatch(/<a [^>]*href="\/2"[^>]* data-arrow="1"/)
  expect(html).toMatch(/<a [^>]*href="\/1"[^>]* data-page="1"/)
})

test('a choice is compared as forms send it, as text, and zero and the empty text are values too', () => {
  const radios = (
    <Radios
      name="x"
      value={0}
      items={[
        { value: '0', children: 'a' },
        { value: '', children: 'b' },
      ]}
    />
  )
  expect(checkedIds(radios)).toEqual(['x'])
  const checkboxes = (
    <Checkboxes name="x" values={['2', '']} items={[1, 2, ''].map((value) => ({ value, children: 'a' }))} />
  )
  expect(checkedIds(checkboxes)).toEqual(['x-2', 'x-3'])
  const select = (
    <Select
      name="x"
      label="a"
      value=""
      items={[
        { value: 1, children: 'a' },
        { value: '', children: 'b' },
      ]}
    />
  )
  expect(renderToString(select)).toContain('<option value selected>b</option>')
})

function checkedIds(vnode: VNode): readonly (string | undefined)[] {
  return [...renderToString(vnode).matchAll(/id="([^"]*)"[^>]* checked/g)].map(([, id]) => id)
}

test('the title of a card is said after each of its actions, markup and all', () => {
  const action = { href: '#', children: 'Change' }
  const html = renderToString(
    <SummaryList
      card={{ title: <em>Job &amp; pay</em>, actions: { items: [action] } }}
      rows={[{ key: 'Name', value: 'x', actions: { items: [{ ...action, visuallyHiddenText: 'name' }] } }]}
    />,
  )
  expect(html).toContain('Change<span class="govuk-visually-hidden"> (<em>Job &amp; pay</em>)</span>')
  expect(html).toContain('Change<span class="govuk-visually-hidden"> name (<em>Job &amp; pay</em>)</span>')
})

test('a row whose list of actions is empty counts as one without actions', () => {
  const row = { key: 'a', value: 'b' }
  const html = renderToString(
    <SummaryList
      rows={[
        { ...row, actions: { items: [{ href: '#', children: 'c' }] } },
        { ...row, actions: { items: [] } },
      ]}
    />,
  )
  expect(html.match(/govuk-summary-list__row--no-actions/g)).toHaveLength(1)
  expect(html.match(/<dd class="govuk-summary-list__actions/g)).toHaveLength(1)
})

test('a cell may be a text, a number or an element', () => {
  const html = renderToString(<Table rows={[['<b>', 0, <Tag>late</Tag>]]} />)
  expect(html).toContain('&lt;b></td><td class="govuk-table__cell">0</td>')
  expect(html).toContain('<td class="govuk-table__cell"><strong class="govuk-tag">late</strong></td>')
})

// The compiler checks these: it reports an expected error that does not occur.
test('the types refuse what the Content-Security-Policy would, and English by omission', () => {
  const refused = [
    // @ts-expect-error an inline style
    <Tag attributes={{ style: 'color:red' }}>x</Tag>,
    // @ts-expect-error an inline script
    <Tag attributes={{ onclick: 'x()' }}>x</Tag>,
    // @ts-expect-error a class goes into its own property
    <Tag attributes={{ class: 'x' }}>x</Tag>,
    // @ts-expect-error the word for an error is missing
    <Input name="x" label="x" errorMessage={{ children: 'x' }} />,
  ]
  expect(refused).toHaveLength(4)
})
