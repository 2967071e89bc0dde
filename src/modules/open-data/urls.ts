import { address } from '../../platform/web/address.ts'

/** The files of a dataset have theirs in platform/open-data, where whoever publishes one finds them. */
export const openDataUrls = {
  catalogue: address('/open-data'),
  /** Stays as long as the name of the dataset does. */
  dataset: address('/open-data/:name'),
  catalogueFile: address('/open-data/catalogue.jsonld'),
  organizations: address('/open-data/organizations.jsonld'),
}
