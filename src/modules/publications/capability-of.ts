import type { Capability, Person } from '../../platform/identity/actor.ts'
import { holdsRoleFor } from '../../platform/identity/capabilities.ts'
import { publicationCapabilities } from './capabilities.ts'

/** Whether a person may do something here, for what a page offers; the routes ask again. */
export function may(person: Person | undefined, capability: keyof typeof publicationCapabilities): boolean {
  return (
    person !== undefined && holdsRoleFor(person, capability satisfies Capability, publicationCapabilities)
  )
}
