import { commandArguments, say, wrongUsage } from './platform/backup/command-arguments.ts'
import { decrypterOf } from './platform/backup/keys.ts'
import { restore } from './platform/backup/restoring.ts'
import { storeIn } from './platform/backup/stored-files.ts'
import type { Configuration } from './platform/configuration.ts'

const usage = 'prongsai restore FILE --identity KEYFILE'

/**
 * `prongsai restore FILE --identity KEYFILE`: puts a backup into the data folder of the settings, which must
 * be empty, and into the database of DATABASE_URL where there is one. Resolves with the exit code. Refuses
 * with a StartError and leaves nothing behind.
 */
export async function restoreCommand(args: readonly string[], configuration: Configuration): Promise<number> {
  const { file, values } = commandArguments(args, usage, 'identity')
  const [identity, ...others] = values
  if (!identity || others.length > 0) throw wrongUsage(usage)
  const { dataFolder, databaseUrl, s3 } = configuration
  const { header, completion } = await restore({
    file,
    decrypter: await decrypterOf(identity),
    dataFolder,
    databaseUrl,
    storeIn: (folder) => storeIn(folder, s3),
    log: say,
  })
  const { rows, files } = completion
  say(`กู้คืนข้อมูลของ ${header.at} ลงใน ${dataFolder} แล้ว แถว ${rows} แฟ้ม ${files} ตรงกับแฟ้มสำรองข้อมูลทุกรายการ`)
  say(`The data of ${header.at} are in ${dataFolder}. Rows: ${rows}, files: ${files}, all as in the backup.`)
  for (const { organizationId, size, root } of header.ledgers) {
    const name = header.organizations.find((one) => one.organizationId === organizationId)?.name
    // As a checkpoint has it, to be compared with one that was kept elsewhere.
    say(`${name}: ledger ${size} ${Buffer.from(root, 'hex').toString('base64')}`)
  }
  return 0
}
