import type { VNode } from 'preact'
import { encode } from 'uqr'

/** A QR code as the data of one path of an SVG, in a square of so many units. */
export function qrPath(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { border: 2 })
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return { path, size }
}

/** A QR code. What it says must stand beside it in words too. */
export function QrCode({ text, label }: { text: string; label: string }): VNode {
  const { path, size } = qrPath(text)
  return (
    <svg
      class="ps-qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <path d={path} />
    </svg>
  )
}
