import { createRequire } from 'node:module'
import { Fragment, h } from 'preact'
import type { FunctionComponent, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { BackLink } from './back-link.tsx'
import { Breadcrumbs } from './breadcrumbs.tsx'
import { Button } from './button.tsx'
import { Checkboxes } from './checkboxes.tsx'
import { comparableHtml } from '../../../test/support/comparable-html.ts'
import { Details } from './details.tsx'
import { ErrorMessage } from './error-message.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { Fieldset } from './fieldset.tsx'
import { FileUpload } from './file-upload.tsx'
import { Hint } from './hint.tsx'
import { Input } from './input.tsx'
import { InsetText } from './inset-text.tsx'
import { Label } from './label.tsx'
import { NotificationBanner } from './notification-banner.tsx'
import { Pagination } from './pagination.tsx'
import { Radios } from './radios.tsx'
import { Select } from './select.tsx'
import { SkipLink } from './skip-link.tsx'
import { SummaryList } from './summary-list.tsx'
import { Table } from './table.tsx'
import { Tag } from './tag.tsx'
import { Textarea } from './textarea.tsx'

type Json = string | number | boolean | null | undefined | readonly Json[] | JsonObject
interface JsonObject {
  readonly [name: string]: Json
}

interface Fixture {
  readonly name: string
  readonly options: JsonObject
  readonly html: string
}

interface Port {
  readonly component: (props: never) => VNode
  /** How many fixtures are compared: a new release of govuk-frontend may bring more. */
  readonly compared: number
  /** Gives what our callers must give and govuk-frontend has in English; and other shapes of our own. */
  readonly shape?: (options: JsonObject) => JsonObject
  /** Fixtures that our port does not follow on purpose, and why. */
  readonly excluded?: Readonly<Record<string, string>>
}

const ports: Readonly<Record<string, Port>> = {
  'back-link': {
    component: BackLink,
    compared: 7,
    shape: (options) => ({ href: '#', text: 'Back', ...options }),
  },
  breadcrumbs: {
    component: Breadcrumbs,
    compared: 12,
    shape: (options) => ({ labelText: 'Breadcrumb', ...options }),
  },
  button: { component: Button, compared: 38 },
  checkboxes: { component: Checkboxes, compared: 42, shape: shapeField },
  details: { component: Details, compared: 10 },
  'error-message': { component: ErrorMessage, compared: 9, shape: shapeError },
  'error-summary': { component: ErrorSummary, compared: 19 },
  fieldset: { component: Fieldset, compared: 18 },
  'file-upload': {
    component: FileUpload,
    compared: 17,
    shape: shapeField,
    excluded: Object.fromEntries(
      [
        'enhanced',
        'enhanced, with error message and hint',
        'enhanced, multiple files',
        'enhanced, custom wrapper classes and attributes',
        'translated',
      ].map((name) => [
        name,
        "our pages do not run govuk-frontend's scripts; a file is dropped on the browser's own field",
      ]),
    ),
  },
  hint: { component: Hint, compared: 6 },
  input: { component: Input, compared: 45, shape: shapeField },
  'inset-text': { component: InsetText, compared: 6 },
  label: {
    component: Label,
    compared: 16,
    excluded: { empty: 'a label without a text names nothing; the type requires one' },
  },
  'notification-banner': {
    component: NotificationBanner,
    compared: 21,
    shape: (options) => ({ titleText: options['type'] === 'success' ? 'Success' : 'Important', ...options }),
  },
  pagination: { component: Pagination, compared: 15, shape: shapePagination },
  radios: { component: Radios, compared: 43, shape: shapeField },
  select: { component: Select, compared: 19, shape: shapeSelect },
  'skip-link': { component: SkipLink, compared: 9 },
  'summary-list': { component: SummaryList, compared: 30 },
  table: { component: Table, compared: 21, shape: shapeTable },
  tag: { component: Tag, compared: 12 },
  textarea: { component: Textarea, compared: 18, shape: shapeField },
}

const require = createRequire(import.meta.url)

describe.each(Object.entries(ports))('%s', (component, port) => {
  const fixtures = fixturesOf(component)
  const excluded = port.excluded ?? {}

  test('renders every fixture as govuk-frontend does', () => {
    let compared = 0
    for (const fixture of fixtures.filter(({ name }) => !(name in excluded))) {
      expect
        .soft(comparableHtml(render(port, fixture.options)), fixture.name)
        .toEqual(comparableHtml(fixture.html))
      compared += 1
    }
    expect(compared).toBe(port.compared)
  })

  test.each(Object.keys(excluded))('leaves out a fixture that exists and differs: %s', (excludedName) => {
    const fixture = fixtures.find(({ name }) => name === excludedName)
    expect(fixture).toBeDefined()
    if (fixture)
      expect(comparableHtml(render(port, fixture.options))).not.toEqual(comparableHtml(fixture.html))
  })

  test('a class too many is found in every fixture', () => {
    for (const fixture of fixtures) {
      const planted = render(port, { ...fixture.options, classes: 'planted' })
      expect(comparableHtml(planted), fixture.name).not.toEqual(comparableHtml(fixture.html))
    }
  })

  test('writes no inline style or script, which our Content-Security-Policy refuses', () => {
    for (const { name, options } of fixtures)
      expect(inlineCode(renderWithGaps(port, options).html), name).toEqual([])
  })
})

test('an inline style or script would be found', () => {
  const planted = '<p style="color:red"><a onclick="x()">style="" onclick=""</a></p>'
  expect(inlineCode(planted)).toEqual(['<p style="color:red">', '<a onclick="x()">'])
})

function inlineCode(html: string): readonly string[] {
  return comparableHtml(html).filter((line) => /^<[^>]* (?:style|on[a-z]+)=/.test(line))
}

function fixturesOf(name: string): readonly Fixture[] {
  const file: { fixtures: Fixture[] } = require(`govuk-frontend/dist/govuk/components/${name}/fixtures.json`)
  return file.fixtures
}

function render(port: Port, options: JsonObject): string {
  const { html, gaps } = renderWithGaps(port, options)
  return html.replaceAll(/⟦(\d+)⟧/g, (_, index: string) => gaps[Number(index)] ?? '')
}

/** Our components escape whatever they are given, so raw HTML leaves a numbered gap to be filled afterwards. */
function renderWithGaps(port: Port, options: JsonObject): { html: string; gaps: readonly string[] } {
  const gaps: string[] = []
  const raw = (html: string): VNode => h(Fragment, null, `⟦${gaps.push(html) - 1}⟧`)
  const props = ours(port.shape?.(options) ?? options, raw) as object
  return { html: renderToString(h(port.component as FunctionComponent, props)), gaps }
}

const textNames: Readonly<Record<string, string>> = {
  text: 'children',
  titleText: 'title',
  descriptionText: 'description',
  summaryText: 'summary',
  classes: 'class',
  inputmode: 'inputMode',
  autocomplete: 'autoComplete',
  autocapitalize: 'autoCapitalize',
  colspan: 'colSpan',
  rowspan: 'rowSpan',
}

const htmlNames: Readonly<Record<string, string>> = {
  html: 'children',
  titleHtml: 'title',
  descriptionHtml: 'description',
  summaryHtml: 'summary',
}

/** The options of govuk-frontend, at any depth, under our names. */
function ours(options: Json, raw: (html: string) => VNode): unknown {
  if (Array.isArray(options)) return options.map((item: Json) => ours(item, raw))
  if (typeof options !== 'object' || options === null) return options
  const props: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(options)) {
    const htmlName = htmlNames[name]
    if (htmlName) props[htmlName] = raw(String(value))
    else if (name === 'conditional') props[name] = conditional(object(value), raw)
    else if (name === 'attributes') props[name] = value
    else props[textNames[name] ?? name] = ours(value, raw)
  }
  return props
}

function conditional({ html }: JsonObject, raw: (html: string) => VNode): VNode | undefined {
  return html ? raw(String(html)) : undefined
}

function shapeError(options: JsonObject): JsonObject {
  return { visuallyHiddenText: 'Error', ...options }
}

function shapeField(options: JsonObject): JsonObject {
  const { errorMessage } = options
  return errorMessage ? { ...options, errorMessage: shapeError(object(errorMessage)) } : options
}

/** The value of one of our items is a text or a number; govuk-frontend also writes `false` as a text. */
function shapeSelect(options: JsonObject): JsonObject {
  const items = list(options['items']).map((item) =>
    item && object(item)['value'] === false ? { ...object(item), value: 'false' } : item,
  )
  return shapeField({ ...options, items })
}

function shapeTable({ caption, captionClasses, ...options }: JsonObject): JsonObject {
  return caption ? { ...options, caption: { text: caption, classes: captionClasses } } : options
}

function shapePagination({ items, previous, next, ...options }: JsonObject): JsonObject {
  return {
    landmarkLabel: 'Pagination',
    ...options,
    items: items && list(items).map(shapePage),
    previous: previous && shapeLink(object(previous), 'Previous'),
    next: next && shapeLink(object(next), 'Next'),
  }
}

/** An empty object stands for no page at all, which our type refuses. */
function shapePage(item: Json): Json {
  const page = object(item ?? {})
  return Object.keys(page).length > 0 && { visuallyHiddenText: `Page ${String(page['number'])}`, ...page }
}

function shapeLink(link: JsonObject, word: string): JsonObject {
  return link['text'] ? link : { ...link, html: `${word}<span class="govuk-visually-hidden"> page</span>` }
}

function object(value: Json): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('not an object')
  return value as JsonObject
}

function list(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : []
}
