import type { MapView } from '../../platform/maps/view.ts'
import { pointText } from '../../platform/maps/point.ts'
import { mapUrls } from './urls.ts'

/** The address of the picture of a view, with or without a pin in its middle. */
export function pictureAddress(
  { middle, zoom, width, height }: MapView,
  { hasPin }: { readonly hasPin: boolean },
): string {
  return mapUrls.picture({ at: pointText(middle), zoom, width, height, pin: hasPin ? 1 : undefined })
}
