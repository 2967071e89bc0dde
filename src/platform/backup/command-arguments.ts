import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { StartError } from '../start-error.ts'

/** What a command was given: the one file it is about, and every value of its one option. */
export interface CommandArguments {
  readonly file: string
  readonly values: readonly string[]
}

/** Reads `FILE --option VALUE`. Refuses anything else with a StartError that shows `usage`. */
export function commandArguments(args: readonly string[], usage: string, option?: string): CommandArguments {
  const { positionals, values } = parsed(args, usage, option)
  const [file, ...others] = positionals
  if (!file || others.length > 0) throw wrongUsage(usage)
  return { file: resolve(file), values: option ? (values[option] ?? []) : [] }
}

function parsed(args: readonly string[], usage: string, option: string | undefined) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: option ? { [option]: { type: 'string', multiple: true } } : {},
    })
  } catch (error) {
    throw wrongUsage(usage, error)
  }
}

export function wrongUsage(usage: string, cause?: unknown): StartError {
  return new StartError('command-usage', { th: `วิธีใช้: ${usage}`, en: `Usage: ${usage}` }, { cause })
}

/** A line for the person at the terminal. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
