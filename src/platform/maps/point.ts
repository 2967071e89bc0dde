/** A place on the earth in degrees (WGS 84). */
export interface Point {
  readonly latitude: number
  readonly longitude: number
}

/** A box around Thailand: what lies outside is no place of any of the organisations. */
const country = { south: 5.5, north: 20.6, west: 97.2, east: 105.8 }

export function isInCountry({ latitude, longitude }: Point): boolean {
  return (
    latitude >= country.south &&
    latitude <= country.north &&
    longitude >= country.west &&
    longitude <= country.east
  )
}

/** To about a metre: more is noise, and tells more of a person. */
export function roundedDegrees(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5
}

/** A point as it stands in an address or a field: `15.89,104.33`. */
export function pointText({ latitude, longitude }: Point): string {
  return `${roundedDegrees(latitude)},${roundedDegrees(longitude)}`
}

/** Reads what {@link pointText} writes; undefined for anything else and for what lies outside the country. */
export function readPointText(text: string): Point | undefined {
  const [, latitude, longitude] = /^(\d{1,2}(?:\.\d{1,10})?),\s?(\d{1,3}(?:\.\d{1,10})?)$/.exec(text) ?? []
  const point = { latitude: roundedDegrees(Number(latitude)), longitude: roundedDegrees(Number(longitude)) }
  return isInCountry(point) ? point : undefined
}

/** The distance along the ground in metres (haversine, on a sphere of 6,371 km). */
export function metresBetween(one: Point, other: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2
  const across =
    half(one.latitude, other.latitude) +
    Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * half(one.longitude, other.longitude)
  return 2 * 6_371_000 * Math.asin(Math.sqrt(across))
}
