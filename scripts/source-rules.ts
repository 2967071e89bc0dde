import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { ownFiles } from './own-files.ts'

/** What a rule says against one piece of syntax; undefined where it says nothing. */
type Rule = (node: ts.Node, file: string) => string | undefined

interface Findings {
  /** How many files were read; a rule that has read none has proved nothing. */
  readonly files: number
  /** `file:line: complaint` */
  readonly complaints: readonly string[]
}

/** Holds the sources of the product, not its tests, against a rule. */
export function findIn(folder: string, rule: Rule): Findings {
  const files = ownFiles(folder).filter((file) => /^src\/.*(?<!\.test)\.tsx?$/.test(file))
  const complaints = files.flatMap((file) => {
    const source = ts.createSourceFile(
      file,
      readFileSync(join(folder, file), 'utf8'),
      {
        languageVersion: ts.ScriptTarget.Latest,
      },
      true,
    )
    const found: string[] = []
    const visit = (node: ts.Node): void => {
      const complaint = rule(node, file)
      if (complaint) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart(source))
        found.push(`${file}:${line + 1}: ${complaint}`)
      }
      ts.forEachChild(node, visit)
    }
    visit(source)
    return found
  })
  return { files: files.length, complaints }
}

/** The ways a browser or Preact takes a text for markup (DOM Parsing, HTML §8.5; Preact's own name first). */
const takesMarkup = new Set([
  'dangerouslySetInnerHTML',
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'createContextualFragment',
  'setHTMLUnsafe',
  'parseHTMLUnsafe',
  'srcdoc',
  'srcDoc',
])

/**
 * A closing tag, a comment or doctype, a tag with an attribute or without content, or a common tag by its
 * name. Not every word in angle brackets: `<user>` in an error message is no markup.
 */
const markup =
  /<\/[a-z]|<!(?:--|[a-z])|<[a-z][\w-]*(?:\s[^<>]*=|\s*\/>)|<(?:a|b|br|button|div|em|form|h\d|hr|i|iframe|img|input|label|li|ol|p|script|section|span|strong|style|sub|sup|svg|table|td|th|tr|ul)\b/i

/** Preact's way to put a text among nodes as it is; this one place does so with what Preact has escaped. */
const asRendered = { file: 'src/ui/rendered-once.ts', name: 'jsxTemplate' }

/** A rendered document has no node for its doctype; this one place puts it in front. */
const doctype = { file: 'src/ui/document.tsx', text: '<!doctype html>' }

/** Pages escape everything because they are built of nodes: no markup is written, or let in, as text. */
export function escaping(node: ts.Node, file: string): string | undefined {
  const name = ts.isIdentifier(node) || ts.isStringLiteralLike(node) ? node.text : ''
  const isTaken = takesMarkup.has(name) || (name === asRendered.name && file !== asRendered.file)
  if (isTaken) return `${name} lets unescaped text into a page`
  const text = literalText(node)
  if (text === undefined || (file === doctype.file && text === doctype.text)) return undefined
  // The second form opens a tag whose name is put in: <${name}
  const isMarkup = markup.test(text) || (isBeforeValue(node) && /<\/?$/.test(text))
  return isMarkup ? `markup as text: ${abridged(text)}` : undefined
}

/** Puts the language before an address; the other addresses of the platform go through address(). */
const languagePrefix = 'src/platform/web/view.ts'

/** Folders of the operating system, which the platform reads and no visitor asks for. */
const systemFolder = /^\/(?:bin|dev|etc|proc|run|tmp|usr|var)(?:\/|$)/

const linkNames = new Set(['href', 'action', 'formAction', 'formaction', 'src', 'redirect', 'to', 'location'])

/**
 * Addresses live in one typed table per module: urls.ts, made with address(). The platform, which is no
 * module, declares its own where it needs them, with address() too.
 */
export function stringAddresses(node: ts.Node, file: string): string | undefined {
  const text = literalText(node)
  if (text === undefined || file === languagePrefix) return undefined
  if (isDeclaredAddress(node)) {
    const atHome = /^src\/(?:modules\/[^/]+\/urls\.ts|platform\/.*)$/.test(file)
    return atHome ? undefined : `address outside urls.ts: ${abridged(text)}`
  }
  const isPath = isAfterValue(node)
    ? /^(?:\/[a-z]|[/\w-]*[?&][\w-]+=)/.test(text) && !systemFolder.test(node.parent.parent.head.text)
    : /^\/[\p{L}\d:]/u.test(text) && !systemFolder.test(text)
  const isLink = /^(?:\/|https?:)/.test(text) && isLinkValue(node)
  return isPath || isLink ? `address as text: ${abridged(text)}` : undefined
}

function literalText(node: ts.Node): string | undefined {
  return ts.isStringLiteralLike(node) || isBeforeValue(node) || isAfterValue(node) ? node.text : undefined
}

function isBeforeValue(node: ts.Node): node is ts.TemplateHead | ts.TemplateMiddle {
  return ts.isTemplateHead(node) || ts.isTemplateMiddle(node)
}

/** The part of a template after a value, as in `${plan}/risks` or `${plan}?year=`. */
function isAfterValue(node: ts.Node): node is ts.TemplateMiddle | ts.TemplateTail {
  return ts.isTemplateMiddle(node) || ts.isTemplateTail(node)
}

/** The text, or the template that it is a part of. */
function wholeText(node: ts.Node): ts.Node {
  if (isAfterValue(node)) return node.parent.parent
  return ts.isTemplateHead(node) ? node.parent : node
}

function isDeclaredAddress(node: ts.Node): boolean {
  const value = wholeText(node)
  const call = value.parent
  return ts.isCallExpression(call) && call.expression.getText() === 'address' && call.arguments[0] === value
}

/** href="…", href={`…`}, { to: '…' }, redirect('…'), also where the text is one of two that are chosen from. */
function isLinkValue(node: ts.Node): boolean {
  let value = wholeText(node)
  while (passesOn(value.parent)) value = value.parent
  const { parent } = value
  if (ts.isJsxAttribute(parent) || ts.isPropertyAssignment(parent))
    return linkNames.has(parent.name.getText())
  if (!ts.isCallExpression(parent) || parent.expression === value) return false
  const called = parent.expression
  return linkNames.has(ts.isPropertyAccessExpression(called) ? called.name.text : called.getText())
}

/** Syntax whose value is that of one of its parts. */
function passesOn(node: ts.Node): boolean {
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken
    return kind === ts.SyntaxKind.PlusToken || kind === ts.SyntaxKind.QuestionQuestionToken
  }
  return ts.isConditionalExpression(node) || ts.isParenthesizedExpression(node) || ts.isJsxExpression(node)
}

function abridged(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)
}
