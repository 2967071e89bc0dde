import { toArabicDigits } from '../../../platform/language/numerals.ts'
import { isInCountry, metresBetween, roundedDegrees, type Point } from '../../../platform/maps/point.ts'
import type { Area } from '../clock/rule.ts'

export type Coordinates = Point

export type TypedCoordinates =
  | { ok: true; at: Coordinates | null }
  | { ok: false; reason: 'unreadable' }
  | { ok: false; reason: 'outside-country' }
  | { ok: false; reason: 'far'; km: number; at: Coordinates }

/**
 * Reads a place as maps write it, "15.8900, 104.3300"; nothing typed is no place. Refuses what lies outside the
 * country, and tells what lies too far from the area where that is known.
 */
export function readCoordinates(text: string, area: Area | undefined): TypedCoordinates {
  const plain = toArabicDigits(text).trim()
  if (plain === '') return { ok: true, at: null }
  const [, latitude, longitude] =
    /^(-?\d{1,3}(?:\.\d{1,10})?)\s*[,\s]\s*(-?\d{1,3}(?:\.\d{1,10})?)$/.exec(plain) ?? []
  if (latitude === undefined || longitude === undefined) return { ok: false, reason: 'unreadable' }
  const at = { latitude: roundedDegrees(Number(latitude)), longitude: roundedDegrees(Number(longitude)) }
  if (Math.abs(at.latitude) > 90 || Math.abs(at.longitude) > 180) return { ok: false, reason: 'unreadable' }
  if (!isInCountry(at)) return { ok: false, reason: 'outside-country' }
  const km = area ? metresBetween(at, area) / 1_000 : 0
  return area && km > area.radiusKm ? { ok: false, reason: 'far', km: Math.round(km), at } : { ok: true, at }
}
