import { address } from '../../platform/web/address.ts'

/** The map of the area: its picture for everybody, and where officers enter it. */
export const mapUrls = {
  picture: address('/map/picture'),
  settings: address('/map/settings'),
  enter: address('/map/settings/layer'),
  remove: address('/map/settings/remove'),
  retake: address('/map/settings/retake'),
}
