import { toArabicDigits } from '../../../platform/language/numerals.ts'
import type { Area } from '../clock/rule.ts'

export interface Coordinates {
  readonly latitude: number
  readonly longitude: number
}

export type TypedCoordinates =
  | { ok: true; at: Coordinates | null }
  | { ok: false; reason: 'unreadable' }
  | { ok: false; reason: 'outside-country' }
  | { ok: false; reason: 'far'; km: number }

/** A box around Thailand, for organisations that have not said where their area is. */
const country = { south: 5.5, north: 20.6, west: 97.2, east: 105.8 }

/**
 * Reads a place as maps write it, "15.8900, 104.3300"; nothing typed is no place. Refuses what lies outside the
 * country, or too far from the area where that is known.
 */
export function readCoordinates(text: string, area: Area | undefined): TypedCoordinates {
  const plain = toArabicDigits(text).trim()
  if (plain === '') return { ok: true, at: null }
  const [, latitude, longitude] =
    /^(-?\d{1,3}(?:\.\d{1,10})?)\s*[,\s]\s*(-?\d{1,3}(?:\.\d{1,10})?)$/.exec(plain) ?? []
  if (latitude === undefined || longitude === undefined) return { ok: false, reason: 'unreadable' }
  const at = { latitude: rounded(latitude), longitude: rounded(longitude) }
  if (Math.abs(at.latitude) > 90 || Math.abs(at.longitude) > 180) return { ok: false, reason: 'unreadable' }
  const isInside =
    at.latitude >= country.south &&
    at.latitude <= country.north &&
    at.longitude >= country.west &&
    at.longitude <= country.east
  if (!isInside) return { ok: false, reason: 'outside-country' }
  const km = area ? kilometres(at, area) : 0
  return area && km > area.radiusKm ? { ok: false, reason: 'far', km: Math.round(km) } : { ok: true, at }
}

/** To about a metre: more is noise, and tells more of a person. */
function rounded(text: string): number {
  return Math.round(Number(text) * 1e5) / 1e5
}

/** The distance along the ground (haversine, on a sphere of 6,371 km). */
function kilometres(one: Coordinates, other: Coordinates): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2
  const across =
    half(one.latitude, other.latitude) +
    Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * half(one.longitude, other.longitude)
  return 2 * 6_371 * Math.asin(Math.sqrt(across))
}
