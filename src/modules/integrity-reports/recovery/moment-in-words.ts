/** A moment in Bangkok, in the calendar of the language. */
export function momentInWords(at: number, language: string): string {
  return new Date(at).toLocaleString(`${language}-u-ca-${language === 'th' ? 'buddhist' : 'gregory'}`, {
    timeZone: 'Asia/Bangkok',
    dateStyle: 'long',
    timeStyle: 'short',
  })
}
