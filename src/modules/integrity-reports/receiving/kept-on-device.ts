/**
 * What a recipient's device keeps where he asked for it: the sealed key file, and keyboxes of past days as everybody
 * can fetch them. Nothing of it is readable without the passphrase, and nothing tells what was found.
 */
const databaseName = 'recipient'
const keyFiles = 'key-file'
const pools = 'pool'

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1)
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore(keyFiles)
      request.result.createObjectStore(pools)
    })
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('no storage')))
  })
}

async function inStore<Result>(
  name: string,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const database = await opened()
  try {
    return await new Promise((resolve, reject) => {
      const request = work(database.transaction(name, mode).objectStore(name))
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(request.error ?? new Error('no storage')))
    })
  } finally {
    database.close()
  }
}

/** In place of whatever was kept of another key. False where the browser keeps nothing, as in a private window. */
export async function keepKeyFile(sealed: Uint8Array): Promise<boolean> {
  const replaced = forgetDevice().then(() =>
    inStore(keyFiles, 'readwrite', (store) => store.put(sealed, 'own')),
  )
  return replaced.then(
    () => true,
    () => false,
  )
}

export async function keptKeyFile(): Promise<Uint8Array | undefined> {
  return inStore<Uint8Array | undefined>(keyFiles, 'readonly', (store) => store.get('own')).catch(
    () => undefined,
  )
}

/** The key file once more, sealed to a passkey of this device. */
export async function keepPasskeyFile(sealed: Uint8Array): Promise<boolean> {
  return inStore(keyFiles, 'readwrite', (store) => store.put(sealed, 'passkey')).then(
    () => true,
    () => false,
  )
}

export async function keptPasskeyFile(): Promise<Uint8Array | undefined> {
  return inStore<Uint8Array | undefined>(keyFiles, 'readonly', (store) => store.get('passkey')).catch(
    () => undefined,
  )
}

/** What was tried before, sealed to the key. */
export async function keepRemembered(sealed: Uint8Array): Promise<void> {
  await inStore(keyFiles, 'readwrite', (store) => store.put(sealed, 'remembered')).catch(() => undefined)
}

export async function keptRemembered(): Promise<Uint8Array | undefined> {
  return inStore<Uint8Array | undefined>(keyFiles, 'readonly', (store) => store.get('remembered')).catch(
    () => undefined,
  )
}

/** Takes the key file and all keyboxes off this device. */
export async function forgetDevice(): Promise<void> {
  await inStore(keyFiles, 'readwrite', (store) => store.clear())
  await inStore(pools, 'readwrite', (store) => store.clear())
}

/** Keyboxes of days that are over. */
export interface PoolCache {
  get(day: string): Promise<readonly Uint8Array[] | undefined>
  put(day: string, keyboxes: readonly Uint8Array[]): Promise<void>
}

export const poolsOnDevice: PoolCache = {
  get: (day) =>
    inStore<readonly Uint8Array[] | undefined>(pools, 'readonly', (store) => store.get(day)).catch(
      () => undefined,
    ),
  put: async (day, keyboxes) => {
    await inStore(pools, 'readwrite', (store) => store.put(keyboxes, day)).catch(() => undefined)
  },
}

export const noPools: PoolCache = { get: async () => undefined, put: async () => {} }
