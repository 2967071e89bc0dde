import { parseArgs } from 'node:util'
import {
  integrityReportUrls,
  listedPages,
  verifyServedCode,
  type CodeVerdict,
} from './modules/integrity-reports/module.tsx'
import { ledgerUrls } from './modules/ledger/module.tsx'
import { modules } from './modules.ts'
import { languages, type Language } from './platform/language/messages.ts'
import { keyTypes, parseVerifierKey } from './platform/ledger/signed-note-key.ts'
import { onConfidentialSite, onOpenSite } from './platform/organization/site.ts'
import { verifyCodeMessages } from './verify-code-messages.ts'

/** What the command line gets back: 0 the same, 1 something else is served, 2 it could not be compared. */
type ExitCode = 0 | 1 | 2

const form = 'prongsai verify-code URL [--key VKEY]...'

type Words = (typeof verifyCodeMessages)[Language]

/** Why nothing was compared. */
class NotCompared extends Error {
  readonly tell: (words: Words) => string

  constructor(tell: (words: Words) => string) {
    super(tell(verifyCodeMessages.en))
    this.tell = tell
  }
}

interface Connection {
  readonly print: (text: string) => unknown
  readonly fetch: (url: string) => Promise<Response>
}

/**
 * `prongsai verify-code`: fetches everything that a confidential site serves, from the outside, and compares it with
 * the list whose hash is in the ledger. `--key` believes only this key of the ledger. Says in both languages what came
 * of it, and what it does not prove.
 */
export async function verifyCodeCommand(
  args: readonly string[],
  { print = (text) => process.stdout.write(text), fetch = patientFetch }: Partial<Connection> = {},
): Promise<ExitCode> {
  const tell = (lines: (words: Words) => readonly string[]): unknown =>
    print(
      `\n${languages.map((language) => `${lines(verifyCodeMessages[language]).join('\n')}\n`).join('\n')}\n`,
    )
  try {
    const asked = readArguments(args)
    const claimed = await readClaim(asked, fetch)
    const pages = listedPages(modules.flatMap(({ routes }) => routes))
    const verdict = await verifyServedCode(claimed, pages, async (path) => {
      const response = await fetch(asked.confidential + path)
      const type = response.headers.get('content-type') ?? ''
      return { status: response.status, type, content: new Uint8Array(await response.arrayBuffer()) }
    })
    tell((words) => linesOf(verdict, { ...asked, ...claimed }, words))
    if (verdict.is === 'unproven') return 2
    return verdict.different.length === 0 ? 0 : 1
  } catch (error) {
    if (!(error instanceof NotCompared)) throw error
    tell((words) => [error.tell(words)])
    return 2
  }
}

/** Both sites, without a slash at the end, and the keys that were given. */
interface Asked {
  readonly open: string
  readonly confidential: string
  readonly keys: readonly string[]
}

function readArguments(args: readonly string[]): Asked {
  const { positionals, values } = parse(args)
  const [place] = positionals
  if (place === undefined || positionals.length > 1) throw new NotCompared(({ usage }) => `${usage}: ${form}`)
  const open = /^https?:\/\//i.test(place) && URL.canParse(place) ? onOpenSite(place) : undefined
  const confidential = open && onConfidentialSite(open)
  if (!open || !confidential) throw new NotCompared(({ noSite }) => noSite(place))
  const keys = values.key ?? []
  for (const key of keys) {
    if (parseVerifierKey(key)?.type !== keyTypes.log) throw new NotCompared(({ notKey }) => notKey(key))
  }
  return { open: new URL(open).origin, confidential: new URL(confidential).origin, keys }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { key: { type: 'string', multiple: true } },
    })
  } catch {
    throw new NotCompared(({ usage }) => `${usage}: ${form}`)
  }
}

/** What the open site says is served, and its proof. */
async function readClaim({ open, keys }: Asked, fetch: Connection['fetch']) {
  const read = async (path: string): Promise<Response> => {
    const response = await fetch(open + path)
    if (!response.ok) throw new NotCompared(({ unreachable }) => unreachable(open + path))
    return response
  }
  const index = (await (await read(integrityReportUrls.codeIndex())).json()) as {
    listings?: { entry?: unknown }[]
  }
  const entry = index.listings?.[0]?.entry
  if (typeof entry !== 'number') throw new NotCompared(({ none }) => none)
  const published = (await (await read(ledgerUrls.keys())).text()).split('\n').filter(Boolean)
  return {
    entry,
    listing: new Uint8Array(await (await read(integrityReportUrls.codeListing({ entry }))).arrayBuffer()),
    receipt: await (await read(ledgerUrls.receipt({ index: entry }))).text(),
    ledgerKeys: keys.length > 0 ? keys : published,
  }
}

async function patientFetch(url: string): Promise<Response> {
  try {
    return await fetch(url, { signal: AbortSignal.timeout(30_000), redirect: 'manual' })
  } catch {
    throw new NotCompared(({ unreachable }) => unreachable(url))
  }
}

function linesOf(
  verdict: CodeVerdict,
  { confidential, entry, keys, ledgerKeys }: Asked & { entry: number; ledgerKeys: readonly string[] },
  words: Words,
): string[] {
  if (verdict.is === 'unproven') return [words[verdict.why]]
  const { different, same, since } = verdict
  return [
    different.length === 0 ? words.same(same.length) : words.different(different.length),
    `  ${words.site}: ${confidential}`,
    `  ${words.entry}: ${entry}`,
    `  ${words.since}: ${since}`,
    `  ${words.hash}: ${verdict.sha256}`,
    ...ledgerKeys.map((key) => `  ${words.keys}: ${key}`),
    ...different.map(({ path, fault }) => `  ✗ ${words[fault](path)}`),
    ...(keys.length > 0 ? [] : [`  ${words.compareKey}`]),
    `  ${words.notProven}`,
  ]
}
