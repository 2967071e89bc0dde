import type { ICruiseResult } from 'dependency-cruiser'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { ownFiles } from './own-files.ts'
import { escaping, findIn, stringAddresses } from './source-rules.ts'

const root = join(import.meta.dirname, '..')
const tools = join(root, 'node_modules/.bin')

interface GateResult {
  readonly passed: boolean
  readonly output: string
}

/** A check of a whole tree that needs no database and no browser. */
type Gate = (folder: string) => Promise<GateResult>

/** What ran, for the last line of a test run. */
export interface Counts {
  readonly passed: number
  readonly failed: number
}

/** In the order of their cost, so that the longest starts first. */
export const gates = {
  types: passes('tsc', '--project', '.'),
  boundaries,
  // An exception in the configuration that is no longer needed is reported too.
  'unused code': passes('knip', '--no-progress', '--treat-config-hints-as-errors'),
  lint: passes('oxlint', '--deny-warnings', '--report-unused-disable-directives', '--format=default'),
  secrets,
  escaping: holds(escaping),
  addresses: holds(stringAddresses),
  format: passes('oxfmt', '--check'),
  'private paths': privatePaths,
  links,
} satisfies Record<string, Gate>

export type GateName = keyof typeof gates

/** Runs every gate on a tree and prints one line for each, and what a gate that failed has to say. */
export async function runGates(folder = root): Promise<Counts> {
  const counts = { passed: 0, failed: 0 }
  const waiting = Object.entries<Gate>(gates)
  const takeTurns = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, gate] = next
      const start = performance.now()
      const { passed, output } = await gate(folder).catch((error: unknown) => ({
        passed: false,
        output: `the gate itself failed: ${String(error)}`,
      }))
      const seconds = ((performance.now() - start) / 1000).toFixed(1)
      console.log(`${passed ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`)
      if (!passed) console.log(output)
      counts[passed ? 'passed' : 'failed'] += 1
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, takeTurns))
  return counts
}

interface ToolResult {
  readonly status: number | null
  readonly output: string
  readonly errors: string
}

async function runTool(folder: string, command: string, args: readonly string[]): Promise<ToolResult> {
  // Where CI is set, oxlint colours what it says in spite of NO_COLOR.
  const { FORCE_COLOR: _, CI: __, ...environment } = process.env
  // The tools are scripts; they run on the Node that runs this one, whichever comes first in the PATH.
  const child = spawn(process.execPath, [join(tools, command), ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...environment, NO_COLOR: '1' },
  })
  const [output, errors, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ])
  return { status, output, errors }
}

/** A gate whose tool exits with 0 when there is nothing to say, and with something else on an empty tree. */
function passes(command: string, ...args: readonly string[]): Gate {
  return async (folder) => {
    const { status, output, errors } = await runTool(folder, command, args)
    return { passed: status === 0, output: output + errors }
  }
}

/**
 * dependency-cruiser finds no module at all, and exits with 0, when it cannot load its TypeScript or its
 * configuration leaves the sources out: so every source file on disk must be among those it has seen.
 */
async function boundaries(folder: string): Promise<GateResult> {
  const { output, errors } = await runTool(folder, 'depcruise', [
    'src',
    'test',
    'scripts',
    '--output-type=json',
  ])
  if (!output) return { passed: false, output: errors }
  const { modules, summary } = JSON.parse(output) as ICruiseResult
  const seen = new Set(modules.map((module) => module.source))
  const unseen = ownFiles(folder).filter(
    (file) => /^(?:src|test|scripts)\/.*\.tsx?$/.test(file) && !seen.has(file),
  )
  const complaints = [
    ...summary.violations.map(({ rule, from, to, cycle }) =>
      [`${rule.name}: ${from}`, ...(cycle?.map(({ name }) => name) ?? [to])].join(' → '),
    ),
    ...unseen.map((file) => `not seen: ${file}`),
  ]
  return { passed: complaints.length === 0 && seen.size > 0, output: complaints.join('\n') }
}

/**
 * What secretlint 12 lets pass: it knows the tokens of many services, but of private keys in PEM only long
 * ones such as RSA (tried on openssl's), and of passwords only plain ones in web addresses whose last part
 * is short. Added are every key in PEM, also with \\n in a setting, age identities, signing keys of signed
 * notes (C2SP), and the password of anybody but `someone` in any URL.
 */
const secretForms = {
  'private key':
    /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----(?:\s|\\n)*[\w+/=]{20}|AGE-SECRET-KEY-(?:PQ-)?1[0-9A-Z]{20}|PRIVATE\+KEY\+\S+\+[0-9a-f]{8}\+[\w+/=]{20}/g,
  'password in a URL': /[a-z][a-z\d+.-]*:\/\/(?!someone:)[^\s/:@'"`<>{}$]+:[^\s/@'"`<>{}$]{3,}@/gi,
}

async function secrets(folder: string): Promise<GateResult> {
  const files = ownFiles(folder)
  const found = Object.entries(secretForms).flatMap(([name, form]) =>
    files.flatMap((file) => placesIn(folder, file, form).map((place) => `${place}: ${name}`)),
  )
  // Every file by name: a pattern would leave out those that begin with a dot, where secrets are kept.
  const { passed, output } = await passes('secretlint', '--no-glob', ...files)(folder)
  return { passed: passed && found.length === 0, output: [...found, output].join('\n') }
}

function holds(rule: Parameters<typeof findIn>[1]): Gate {
  return async (folder) => {
    const { files, complaints } = findIn(folder, rule)
    const output = files === 0 ? 'no sources were read' : complaints.join('\n')
    return { passed: files > 0 && complaints.length === 0, output }
  }
}

/** A path below the home or work folder of one machine: it tells who made a thing, and leads nowhere. */
const privatePath = /(?<![\w.@-])\/(?:root|work|home|Users)\/\w[\w.-]*/g

async function privatePaths(folder: string): Promise<GateResult> {
  const places = ownFiles(folder).flatMap((file) => placesIn(folder, file, privatePath))
  return { passed: places.length === 0, output: places.join('\n') }
}

/** Where a document leads inside the project: `[text](target)`, `[text]: target`, and HTML. */
const linkForms = /\]\(<?([^)\s>]+)|^ {0,3}\[[^\]]+\]:[ \t]*<?([^\s>]+)|<[^>]+\s(?:href|src)="([^"]+)"/gm
/** An address with a scheme, one of another host, or a part of the same document. */
const leadsOutside = /^(?:[a-z][a-z\d+.-]*:|\/\/|#)/i
/** A program that a script of package.json starts. */
const startedProgram = /\bnode (?:-\S+ )*([^-\s]\S*)/g

async function links(folder: string): Promise<GateResult> {
  const files = ownFiles(folder)
  const documents = files.filter((file) => file.endsWith('.md'))
  // What git leaves out is on this machine only; a folder is there when one of its files is.
  const there = new Set(files.flatMap((file) => [file, ...foldersOf(file)]))
  const complaints = [
    ...documents.flatMap((file) => deadLinks(folder, file, there)),
    ...missingPrograms(folder, there),
  ]
  const output = documents.length === 0 ? 'no documents were read' : complaints.join('\n')
  return { passed: documents.length > 0 && complaints.length === 0, output }
}

function foldersOf(file: string): readonly string[] {
  const folder = dirname(file)
  return folder === '.' ? ['.'] : [folder, ...foldersOf(folder)]
}

function deadLinks(folder: string, file: string, there: ReadonlySet<string>): readonly string[] {
  const content = withoutCode(readFileSync(join(folder, file), 'utf8'))
  return [...content.matchAll(linkForms)].flatMap(({ index, 1: inline, 2: reference, 3: html }) => {
    const target = inline ?? reference ?? html ?? ''
    if (leadsOutside.test(target)) return []
    const path = decodeURI(target.replace(/[?#].*$/, '')).replace(/\/$/, '')
    // A slash in front means the root of the project, as where its pages are shown.
    const led = join(path.startsWith('/') ? '.' : dirname(file), path)
    return there.has(led.replace(/^\//, ''))
      ? []
      : [`${lineAt(file, content, index)}: leads nowhere: ${target}`]
  })
}

/** The same document with its code blanked, line by line: what is quoted there is no link. */
function withoutCode(markdown: string): string {
  return markdown.replaceAll(/^(```|~~~)[^]*?^\1|`[^`\n]+`/gm, (code) => code.replaceAll(/[^\n]/g, ' '))
}

function missingPrograms(folder: string, there: ReadonlySet<string>): readonly string[] {
  const { scripts = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly scripts?: Readonly<Record<string, string>>
  }
  return Object.entries(scripts).flatMap(([name, script]) =>
    [...script.matchAll(startedProgram)].flatMap(([, program = '']) => {
      // The build makes it from the source of the same name.
      const source = program.replace(/^dist\/(.*)\.js$/, 'src/$1.ts')
      return there.has(join(source)) ? [] : [`package.json: ${name} starts no file: ${program}`]
    }),
  )
}

/** `file:line` of everything in a file that matches. */
function placesIn(folder: string, file: string, pattern: RegExp): readonly string[] {
  const content = readFileSync(join(folder, file), 'utf8')
  return [...content.matchAll(pattern)].map(({ index }) => lineAt(file, content, index))
}

function lineAt(file: string, content: string, index: number): string {
  return `${file}:${content.slice(0, index).split('\n').length}`
}
