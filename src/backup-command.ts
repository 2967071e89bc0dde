import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { backUp } from './platform/backup/backing-up.ts'
import { commandArguments, say } from './platform/backup/command-arguments.ts'
import { encrypterFor, makeKeyFile } from './platform/backup/keys.ts'
import { withProgramDatabase } from './platform/backup/reaching.ts'
import { storeIn } from './platform/backup/stored-files.ts'
import type { Configuration } from './platform/configuration.ts'
import { projectRoot } from './platform/project-root.ts'

/** A backup was made, but files that it should hold are missing from the store. */
const filesLost = 2

/**
 * `prongsai backup FILE --recipient age1…`: everything that the program keeps, into an encrypted file, also
 * while the program runs. Resolves with the exit code: 0, or 2 when the store lacks files. Refuses with a
 * StartError.
 */
export async function backupCommand(args: readonly string[], configuration: Configuration): Promise<number> {
  const { file, values } = commandArguments(args, 'prongsai backup FILE --recipient age1…', 'recipient')
  const { dataFolder, s3 } = configuration
  const encrypter = encrypterFor(values)
  const { header, completion } = await withProgramDatabase(configuration, say, (address) =>
    backUp({
      address,
      dataFolder,
      file,
      encrypter,
      store: storeIn(dataFolder, s3),
      log: say,
      program: programVersion(),
      at: Temporal.Now.instant(),
    }),
  )
  const { rows, files, lostFiles } = completion
  const organizations = header.organizations.length
  say(`สำรองข้อมูลแล้วที่ ${file} หน่วยงาน ${organizations} แถว ${rows} แฟ้ม ${files}`)
  say(`The backup is ${file}. Organisations: ${organizations}, rows: ${rows}, files: ${files}.`)
  return lostFiles > 0 ? filesLost : 0
}

/** `prongsai backup-key FILE`: makes the key that opens backups. Resolves with the exit code. */
export async function backupKeyCommand(args: readonly string[]): Promise<number> {
  const { file } = commandArguments(args, 'prongsai backup-key FILE')
  const recipient = await makeKeyFile(file)
  say(`กุญแจอยู่ใน ${file} ย้ายไปเก็บไว้นอกเครื่องนี้ ถ้ากุญแจหาย จะไม่มีใครเปิดข้อมูลสำรองได้`)
  say(`The key is in ${file}. Move it away from this machine. Without it nobody can open a backup.`)
  say(`prongsai backup FILE --recipient ${recipient}`)
  return 0
}

function programVersion(): string {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    version: string
  }
  return version
}
