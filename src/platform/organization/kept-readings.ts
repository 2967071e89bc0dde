import type { Organization } from './directory.ts'

/** Organisations whose readings are kept at once; the longest unused goes first. */
const mostOrganizations = 256

interface Kept {
  readonly revision: number
  readonly readings: Map<string, Promise<unknown>>
}

/**
 * What was read of an organisation and is the same for everybody until something changes: kept in memory
 * for one revision. A reading begins after the revision was known, so that it may be newer than its
 * revision says, never older; the next revision has it read again.
 */
export class KeptReadings {
  readonly #kept = new Map<string, Kept>()

  /** The reading of this name at the organisation's revision, made now where there is none. */
  get<T>(
    { organizationId, revision }: Pick<Organization, 'organizationId' | 'revision'>,
    name: string,
    read: () => Promise<T>,
  ): Promise<T> {
    const { readings } = this.#of(organizationId, revision)
    const known = readings.get(name)
    if (known) return known as Promise<T>
    const reading = read().catch((error: unknown) => {
      readings.delete(name)
      throw error
    })
    readings.set(name, reading)
    return reading
  }

  #of(organizationId: string, revision: number): Kept {
    const known = this.#kept.get(organizationId)
    // A Map keeps the order of insertion, so that its first key is the longest unused.
    this.#kept.delete(organizationId)
    // A request that still knows the revision before reads for itself alone.
    const kept = known && known.revision >= revision ? known : { revision, readings: new Map() }
    this.#kept.set(organizationId, kept)
    if (this.#kept.size > mostOrganizations) this.#kept.delete(this.#kept.keys().next().value!)
    return kept.revision === revision ? kept : { revision, readings: new Map() }
  }
}
