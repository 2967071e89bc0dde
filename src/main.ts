import { addOrganizationCommand } from './add-organization-command.ts'
import { backupCommand, backupKeyCommand } from './backup-command.ts'
import { prepareDemo } from './demo.ts'
import { readConfiguration, type Configuration } from './platform/configuration.ts'
import { StartError } from './platform/start-error.ts'
import { startProgram, type Undo } from './program.ts'
import { restoreCommand } from './restore-command.ts'
import { rotateKeyCommand } from './rotate-key-command.ts'
import { verifyCodeCommand } from './verify-code-command.ts'
import { verifyCommand } from './verify-command.ts'

/** Commands that do one thing and end with an exit code. */
const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  'add-organization': (args) => addOrganizationCommand(args, configuration()),
  backup: (args) => backupCommand(args, configuration()),
  'backup-key': backupKeyCommand,
  restore: (args) => restoreCommand(args, configuration()),
  'rotate-key': () => rotateKeyCommand(configuration()),
  verify: verifyCommand,
  'verify-code': (args) => verifyCodeCommand(args),
}

function configuration(): Configuration {
  return readConfiguration(process.env, process.stdout.isTTY)
}

function tell(error: unknown): void {
  if (!(error instanceof StartError)) return console.error(error)
  console.error(`\n${error.th}\n\n${error.en}\n`)
  if (error.cause instanceof Error) console.error(`(${error.code}: ${error.cause.message})`)
}

/** Ends the program: every step is tried, because the last one is the database's. */
async function stop(undo: Undo[], exitCode: number): Promise<never> {
  let code = exitCode
  for (const step of undo.toReversed()) {
    try {
      await step()
    } catch (error) {
      console.error(error)
      code = 1
    }
  }
  process.exit(code)
}

/** npm passes the Ctrl-C on that the terminal has sent already, so that one press arrives twice. */
const samePressMs = 500

/** Serves until it is stopped; a demonstration first fills itself with samples. */
async function serve(isDemo: boolean): Promise<void> {
  const undo: Undo[] = []
  let stoppingSince: number | undefined
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stoppingSince === undefined) {
        stoppingSince = performance.now()
        void stop(undo, 0)
      } else if (performance.now() - stoppingSince > samePressMs) {
        process.exit(1)
      }
    })
  }
  try {
    const started = await startProgram(configuration(), undo)
    const { url } = started
    const links = isDemo ? [] : started.links
    if (isDemo) await prepareDemo(started)
    console.log(`\nโปร่งใสพร้อมใช้งานที่ ${url}\nProngsai is ready at ${url}\n(Ctrl-C เพื่อหยุด / to stop)\n`)
    for (const link of links) {
      console.log(
        `ตั้งผู้ดูแลระบบคนแรกด้วยลิงก์นี้ (ใช้ได้ครั้งเดียว)\nSet up the first administrator with this link (works once)\n${link}\n`,
      )
    }
  } catch (error) {
    // A start that was stopped fails for want of what is gone already.
    if (stoppingSince === undefined) {
      stoppingSince = performance.now()
      tell(error)
      await stop(undo, 1)
    }
  }
}

const [command = 'start', ...args] = process.argv.slice(2)
const run = commands[command]
if (run) {
  try {
    process.exitCode = await run(args)
  } catch (error) {
    tell(error)
    process.exitCode = 1
  }
} else if (command === 'start' || command === 'demo') {
  await serve(command === 'demo')
} else {
  console.error(`prongsai start | demo | ${Object.keys(commands).join(' | ')}`)
  process.exitCode = 2
}
