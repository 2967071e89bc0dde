import { expect, test } from 'vitest'
import { comparableHtml } from './comparable-html.ts'

test.each([
  ['order of attributes', '<p id="a" class="b">x</p>', '<p class="b" id="a">x</p>'],
  ['white space between blocks', '<div>\n  <p>\n    x\n  </p>\n</div>', '<div><p>x</p></div>'],
  ['a run of white space', '<p>a \n b</p>', '<p>a b</p>'],
  ['a space that another follows', '<p>a <b> b</b></p>', '<p>a <b>b</b></p>'],
  ['a space at the end of a line, within tags', '<p><b>a </b>\n</p>', '<p><b>a</b></p>'],
  ['empty elements', '<input disabled><br>', '<input disabled=""/><br/>'],
  ['closing of SVG elements', '<svg><path d="m0"/></svg>', '<svg><path d="m0"></path></svg>'],
  ['entities', '<p title="&#39;">&gt;&ctdot;</p>', '<p title="\'">>⋯</p>'],
])('takes for the same: %s', (_, one, other) => {
  expect(comparableHtml(one)).toEqual(comparableHtml(other))
})

test.each([
  ['a text', '<p>a</p>', '<p>b</p>'],
  ['a class', '<p class="a">x</p>', '<p class="a b">x</p>'],
  ['an attribute', '<p id="a">x</p>', '<p>x</p>'],
  ['an element', '<p><b>x</b></p>', '<p>x</p>'],
  ['the order of elements', '<p></p><ul></ul>', '<ul></ul><p></p>'],
  ['a space between words', '<p><b>a</b> b</p>', '<p><b>a</b>b</p>'],
  ['a space inside an element', 'a<span> b</span>', 'a<span>b</span>'],
  ['the lines of a textarea', '<textarea>a\nb</textarea>', '<textarea>a b</textarea>'],
  ['a textarea with a space and one without', '<textarea> </textarea>', '<textarea></textarea>'],
  ['markup and the text of markup', '<p><b>x</b></p>', '<p>&lt;b&gt;x&lt;/b&gt;</p>'],
])('tells apart: %s', (_, one, other) => {
  expect(comparableHtml(one)).not.toEqual(comparableHtml(other))
})

test.each(['<p', '<!-- x -->', "<p id='a'>", '<P>', '&nbsp;', 'a & b'])(
  'refuses what it cannot read: %s',
  (html) => {
    expect(() => comparableHtml(html)).toThrow()
  },
)
