/** More points than a telephone can hold decoded; a few kilobytes can say that they are that many. */
export const mostPoints = 80_000_000
/** What canvases of old telephones still hold. */
const largestDrawn = 16_000_000

/**
 * The same picture drawn anew, so that nothing is in the file but what is seen. Undefined for what this browser does
 * not show.
 */
export async function drawnAnew(file: Blob, asPng: boolean): Promise<Blob | undefined> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined)
  if (!bitmap) return undefined
  const scale = Math.min(1, Math.sqrt(largestDrawn / (bitmap.width * bitmap.height)))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  const drawing = canvas.getContext('2d')
  if (!drawing) return undefined
  if (!asPng) {
    drawing.fillStyle = '#fff'
    drawing.fillRect(0, 0, canvas.width, canvas.height)
  }
  drawing.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return new Promise((resolve) =>
    canvas.toBlob((blob) => resolve(blob ?? undefined), asPng ? 'image/png' : 'image/jpeg', 0.9),
  )
}
