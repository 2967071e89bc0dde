import { address } from './address.ts'

/** What the platform itself answers, beside the modules. */
export const platformUrls = {
  health: address('/healthz'),
  metrics: address('/metrics'),
  asset: address('/assets/:name'),
}
