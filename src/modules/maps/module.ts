import type { MapPlaceSource } from '../../platform/maps/area-map.ts'
import { defineModule, nothingSearchable, type Module } from '../../platform/module.ts'
import { mapWords } from '../../ui/map-messages.ts'
import { mapCapabilities } from './capabilities.ts'
import { mapMessages } from './messages.ts'
import { pictureRoutes } from './picture-routes.tsx'
import { mapSettingsRoutes } from './settings-routes.tsx'
import { mapUrls } from './urls.ts'

export { mapMessages } from './messages.ts'
export { pictureAddress } from './picture.ts'
export { mapUrls } from './urls.ts'

/**
 * The map of the area: entered by officers as GeoJSON, drawn here and by nobody else, with what the given modules name
 * on it. Without it there is none, and no form offers one.
 */
export function mapsOf(sources: readonly Pick<Module, 'mapPlaces'>[]): Module {
  const places = sources.flatMap(({ mapPlaces }): MapPlaceSource[] => (mapPlaces ? [mapPlaces] : []))
  return defineModule({
    name: 'maps',
    urls: mapUrls,
    routes: [...pictureRoutes(places), ...mapSettingsRoutes],
    capabilities: mapCapabilities,
    events: {
      'maps.layer-entered': { th: 'ใส่ชั้นข้อมูลแผนที่ของพื้นที่', en: 'Layer of the map of the area entered' },
      'maps.layer-removed': { th: 'เอาชั้นข้อมูลออกจากแผนที่', en: 'Layer taken off the map of the area' },
    },
    messages: [mapMessages, mapWords],
    datasets: [],
    searchable: nothingSearchable,
  })
}
