import { mkdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { findBinaries } from './binaries.ts'
import { clusterOwner, databaseName, ensureCluster } from './cluster.ts'
import { explained } from './failure.ts'
import { createLauncher } from './launcher.ts'
import { acquireLock } from './lock.ts'
import { serverUser } from './server-user.ts'
import { clientFolder, socketPort } from './socket.ts'
import { supervise } from './supervisor.ts'

/** A PostgreSQL server of the program's own, for as long as this process lives. */
export interface EmbeddedServer {
  /** Folder of the Unix socket; what `pg` takes as `host`. */
  readonly host: string
  /** Names the socket file in `host`; the server listens on no TCP address. */
  readonly port: number
  /** Superuser role, to which everybody who can open the socket may log in. */
  readonly owner: string
  readonly database: string
  /**
   * Fast shutdown: open transactions are rolled back, committed ones are on disk. Falls back to an
   * immediate one after 15 s. May be called again; every call waits for the same end.
   */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL server that keeps its data in `folder` and resolves when it takes connections;
 * makes the database on the first start. A server that dies is started again until `stop` is called,
 * and dies with this process. `log` gets a line whenever an operator should know something.
 *
 * Uses the server that is installed with the program, or the one in the folder `PRONGSAI_POSTGRES_BIN`.
 * Refuses with a {@link StartError}: `already-running`, `disk-full`, `data-folder-unwritable`,
 * `data-folder-foreign`, `postgres-missing`, `postgres-unusable`, `database-too-old`,
 * `database-version-mismatch`, `no-ordinary-user`, `temporary-folder-unsafe`, `database-start-failed`.
 */
export async function startEmbeddedServer({
  folder,
  log,
}: {
  folder: string
  log: (message: string) => void
}): Promise<EmbeddedServer> {
  try {
    await mkdir(folder, { recursive: true })
    const dataFolder = await realpath(folder)
    const cluster = join(dataFolder, 'postgres')
    const host = clientFolder(cluster)
    const lock = await acquireLock(dataFolder, host)
    try {
      const launcher = createLauncher(serverUser(cluster))
      const binaries = await findBinaries(launcher, log)
      await ensureCluster(cluster, binaries, launcher, log)
      const supervisor = await supervise({ cluster, binaries, launcher, log })
      let stopped: Promise<void> | undefined
      return {
        host,
        port: socketPort,
        owner: clusterOwner,
        database: databaseName,
        stop: () => (stopped ??= supervisor.stop().finally(() => lock.release())),
      }
    } catch (error) {
      lock.release()
      throw error
    }
  } catch (error) {
    throw explained(error, folder)
  }
}
