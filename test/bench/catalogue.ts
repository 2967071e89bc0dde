import { get, type IncomingMessage } from 'node:http'
import { openDataUrls } from '../../src/modules/open-data/module.tsx'
import { withOwner, type ServerAddress } from '../../src/platform/database/connection.ts'
import { growCountry, organizations } from './country.ts'
import { HeldMemory } from './held-memory.ts'

/** One size of the country: how long its catalogue takes, and what the process holds meanwhile. */
export interface CatalogueStream {
  readonly organizations: number
  readonly milliseconds: readonly number[]
  readonly megabytes: number
  /** From the lowest to the highest of many moments, at each after a collection of garbage. */
  readonly heldKilobytes: number
}

const times = 10

/**
 * The catalogue of a tenth of the country, then that of all of it. Its reader is in the same process and
 * keeps nothing; while memory is measured it stops at each piece, as somebody on a slow line does.
 */
export async function catalogueStreams(base: string, address: ServerAddress): Promise<CatalogueStream[]> {
  const streams: CatalogueStream[] = []
  for (const count of [organizations / 10, organizations]) {
    await withOwner(address, (client) => growCountry(client, count))
    const milliseconds: number[] = []
    let read = await readAll(base)
    for (let round = 0; round < times; round += 1) {
      const begun = performance.now()
      read = await readAll(base)
      milliseconds.push(performance.now() - begun)
    }
    if (read.catalogues !== count) throw new Error(`${read.catalogues} of ${count} organisations were there`)
    streams.push({
      organizations: count,
      milliseconds,
      megabytes: read.bytes / 1_000_000,
      heldKilobytes: await mostHeld(base),
    })
  }
  return streams
}

async function readAll(base: string): Promise<{ bytes: number; catalogues: number }> {
  const mark = Buffer.from('"@type":"dcat:Catalog"')
  let [bytes, catalogues] = [0, 0]
  let rest = Buffer.alloc(0)
  for await (const piece of await ask(base)) {
    bytes += (piece as Buffer).length
    const text = Buffer.concat([rest, piece as Buffer])
    let at = text.indexOf(mark)
    let after = 0
    for (; at >= 0; at = text.indexOf(mark, after)) {
      catalogues += 1
      after = at + mark.length
    }
    // A mark may be cut in two by the end of a piece.
    rest = text.subarray(Math.max(after, text.length - mark.length + 1))
  }
  // The first one is the catalogue of all.
  return { bytes, catalogues: catalogues - 1 }
}

async function mostHeld(base: string): Promise<number> {
  const memory = await HeldMemory.begin()
  let bytes = 0
  for await (const piece of await ask(base)) {
    bytes += (piece as Buffer).length
    if (bytes < 100_000) continue
    bytes = 0
    await memory.look()
  }
  await memory.look()
  return memory.kilobytes
}

function ask(base: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(base + openDataUrls.organizations(), { agent: false }, (answer) => {
      if (answer.statusCode === 200) resolve(answer)
      else reject(new Error(`the catalogue answers ${answer.statusCode}`))
    }).once('error', reject)
  })
}
