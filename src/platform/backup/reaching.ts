import { realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Configuration } from '../configuration.ts'
import type { ServerAddress } from '../database/connection.ts'
import { clusterOwner, databaseName } from '../database/embedded/cluster.ts'
import { startEmbeddedServer } from '../database/embedded/index.ts'
import { answers, clientFolder, socketPort } from '../database/embedded/socket.ts'
import { StartError } from '../start-error.ts'
import { explained } from './failures.ts'

/**
 * Lets `work` reach the database that the program uses: the operator's own; or the one in the data folder,
 * through its private socket while the program runs, else started for as long as the work takes. Refuses
 * with a StartError a data folder that holds no database.
 */
export async function withProgramDatabase<T>(
  { dataFolder, databaseUrl }: Pick<Configuration, 'dataFolder' | 'databaseUrl'>,
  log: (message: string) => void,
  work: (address: ServerAddress) => Promise<T>,
): Promise<T> {
  if (databaseUrl) return work({ kind: 'own', url: databaseUrl })
  const cluster = await clusterIn(dataFolder)
  const host = clientFolder(cluster)
  if (await answers(host)) {
    return work({ kind: 'embedded', host, port: socketPort, user: clusterOwner, database: databaseName })
  }
  const server = await startEmbeddedServer({ folder: dataFolder, log })
  try {
    const { port, owner, database } = server
    return await work({ kind: 'embedded', host: server.host, port, user: owner, database })
  } finally {
    await server.stop()
  }
}

async function clusterIn(dataFolder: string): Promise<string> {
  try {
    const cluster = join(await realpath(dataFolder), 'postgres')
    await stat(join(cluster, 'PG_VERSION'))
    return cluster
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw nothingThere(dataFolder)
    throw explained(error, dataFolder)
  }
}

/** There is no data that could be backed up. */
export function nothingThere(place: string): StartError {
  return new StartError('backup-nothing-there', {
    th: `ไม่มีข้อมูลของโปรแกรมใน ${place} ตรวจค่า PRONGSAI_DATA หรือ DATABASE_URL แล้วสั่งใหม่`,
    en: `There is no data of the program in ${place}. Check PRONGSAI_DATA or DATABASE_URL and run the command again.`,
  })
}
