import type { Organization } from '../../platform/organization/directory.ts'
import { organizationPages } from '../../platform/organization/listing.ts'
import type { Act } from '../../platform/web/route.ts'
import { catalogueEntry, catalogueOfAll } from './dcat.ts'

export interface AskedOrganizations {
  /** The one at whose address it is asked for. */
  readonly organization: Organization
  readonly readApart: Act['readApart']
  readonly linkTo: Act['services']['linkTo']
}

/**
 * The catalogue of all organisations of the installation, piece by piece: a line for each of them, so that it
 * can be read line by line too. What has been taken is forgotten, and nothing is read ahead of who takes it.
 */
export async function* organizationCatalogue({
  organization,
  readApart,
  linkTo,
}: AskedOrganizations): AsyncGenerator<string> {
  const whole = JSON.stringify(catalogueOfAll(organization, linkTo))
  yield `${whole.slice(0, -1)},"dcat:catalog":[\n`
  let between = ''
  for await (const page of organizationPages(readApart)) {
    yield between + page.map((one) => JSON.stringify(catalogueEntry(one, linkTo))).join(',\n')
    between = ',\n'
  }
  yield '\n]}\n'
}
