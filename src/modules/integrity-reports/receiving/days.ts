/** Days as the ledger writes them, `YYYY-MM-DD`, in Bangkok. */

/** To solve a matter or to explain in writing: the plan's own rule. */
const answerWithin = 15
const dayMs = 86_400_000

export function bangkokDay(at: number): string {
  // Thailand has no summer time.
  return new Date(at + 7 * 3_600_000).toISOString().slice(0, 10)
}

export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** The same day so many years before. */
export function yearsBefore(day: string, years: number): string {
  return `${String(Number(day.slice(0, 4)) - years).padStart(4, '0')}${day.slice(4)}`
}

/** Whole days from one day to another; negative where the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)
}

/** By when a report that the ledger showed on a day is to be answered. */
export function answerDay(arrived: string): string {
  return daysAfter(arrived, answerWithin)
}

/** The months from a day to another, `YYYY-MM`, the latest first. */
export function monthsBetween(from: string, to: string): readonly string[] {
  const months: string[] = []
  for (let month = to.slice(0, 7); month >= from.slice(0, 7);) {
    months.push(month)
    month = daysAfter(`${month}-01`, -1).slice(0, 7)
  }
  return months
}

export function dayInWords(day: string, language: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(
    `${language}-u-ca-${language === 'th' ? 'buddhist' : 'gregory'}`,
    {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    },
  )
}
