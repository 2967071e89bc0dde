import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { languages, type Language } from './platform/language/messages.ts'
import { toBase64 } from './platform/ledger/base64.ts'
import { LogUnreadable, openLogSource } from './platform/ledger/log-source.ts'
import {
  keyTypes,
  parseVerifierKey,
  type KeyType,
  type VerifierKey,
} from './platform/ledger/signed-note-key.ts'
import { verifyLedger, type LedgerReport, type VerifyingOptions } from './platform/ledger/verifying.ts'
import { verifyMessages } from './verify-messages.ts'

/** What the command line gets back: 0 the ledger is right, 1 it is wrong, 2 it could not be checked. */
type ExitCode = 0 | 1 | 2

const form =
  'prongsai verify URL|FOLDER [--checkpoint FILE] [--key VKEY]... [--witness VKEY]... [--save FILE]'

type Words = (typeof verifyMessages)[Language]

/** Why nothing was checked. */
class NotChecked extends Error {
  readonly tell: (words: Words) => string

  constructor(tell: (words: Words) => string) {
    super(tell(verifyMessages.en))
    this.tell = tell
  }
}

/**
 * `prongsai verify`: rebuilds a ledger from its public files, and says in both languages whether it is
 * right. `--checkpoint` compares it with one that was kept, `--key` believes only this key of the ledger,
 * `--witness` asks for the cosignature of this witness, `--save` keeps the checkpoint of a ledger that is
 * right. The text is printed in one piece.
 */
export async function verifyCommand(
  args: readonly string[],
  print: (text: string) => unknown = (text) => process.stdout.write(text),
): Promise<ExitCode> {
  const tell = (lines: (words: Words) => readonly string[]): unknown =>
    print(`\n${languages.map((language) => `${lines(verifyMessages[language]).join('\n')}\n`).join('\n')}\n`)
  try {
    const asked = await readArguments(args)
    const report = await verifyLedger(openLogSource(asked.place), asked)
    const isRight = report.problemCount === 0
    if (isRight && asked.save !== undefined) await keep(asked.save, report.note)
    tell((words) => reportLines(report, asked, words))
    return isRight ? 0 : 1
  } catch (error) {
    if (error instanceof NotChecked) tell((words) => [error.tell(words)])
    else if (error instanceof LogUnreadable)
      tell((words) => [words[error.reason](error.path), ...causeOf(error)])
    else throw error
    return 2
  }
}

interface Asked extends VerifyingOptions {
  readonly place: string
  readonly save?: string
}

async function readArguments(args: readonly string[]): Promise<Asked> {
  const { positionals, values } = parse(args)
  const [place] = positionals
  if (place === undefined || positionals.length > 1) throw new NotChecked(({ usage }) => `${usage}: ${form}`)
  const earlierCheckpoint = values.checkpoint === undefined ? undefined : await read(values.checkpoint)
  return {
    place,
    keys: (values.key ?? []).map((vkey) => readKey(vkey, keyTypes.log)),
    witnesses: (values.witness ?? []).map((vkey) => readKey(vkey, keyTypes.witness)),
    ...(earlierCheckpoint === undefined ? {} : { earlierCheckpoint }),
    ...(values.save === undefined ? {} : { save: values.save }),
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        checkpoint: { type: 'string' },
        key: { type: 'string', multiple: true },
        witness: { type: 'string', multiple: true },
        save: { type: 'string' },
      },
    })
  } catch {
    throw new NotChecked(({ usage }) => `${usage}: ${form}`)
  }
}

function readKey(vkey: string, type: KeyType): VerifierKey {
  const key = parseVerifierKey(vkey)
  if (key?.type !== type) throw new NotChecked(({ notKey }) => notKey(vkey))
  return key
}

function read(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => {
    throw new NotChecked(({ noFile }) => noFile(file))
  })
}

function keep(file: string, note: string): Promise<void> {
  return writeFile(file, note).catch(() => {
    throw new NotChecked(({ noFile }) => noFile(file))
  })
}

function reportLines(report: LedgerReport, asked: Asked, words: Words): string[] {
  const { place, checkpoint, entries, from, to, keys, cosigners, problems, problemCount } = report
  const fields: [string, string | undefined][] = [
    [words.place, place],
    [words.origin, checkpoint?.origin],
    [words.size, checkpoint && `${checkpoint.size} (${words.checked} ${entries})`],
    [words.times, from && `${from} – ${to}`],
    [words.root, checkpoint && toBase64(checkpoint.root)],
    ...keys.map(({ vkey, trust }): [string, string] => [words.keys, `${vkey} (${words[`trust_${trust}`]})`]),
    ...cosigners.map(({ key, seconds }): [string, string] => [
      words.cosigners,
      `${key.name} ${timeOf(seconds)}`,
    ]),
  ]
  return [
    problemCount === 0 ? words.good : words.wrong(problemCount),
    ...fields.filter(([, value]) => value !== undefined).map(([name, value]) => `  ${name}: ${value}`),
    ...(report.earlierSize === undefined ? [] : [`  ${words.earlier(report.earlierSize)}`]),
    ...(asked.earlierCheckpoint === undefined ? [`  ${words.noEarlier}`] : []),
    ...(problemCount === 0 && asked.save !== undefined ? [`  ${words.saved(asked.save)}`] : []),
    ...problems.map(({ code, where }) => `  ✗ ${words[code](String(where))}`),
    ...(problemCount > problems.length ? [`  ✗ ${words.more(problemCount - problems.length)}`] : []),
  ]
}

function timeOf(seconds = 0): string {
  return Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString()
}

function causeOf({ cause }: LogUnreadable): string[] {
  return cause instanceof Error ? [`  (${cause.message})`] : []
}
