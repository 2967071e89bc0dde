const kibibyte = 1024
const buckets = [4, 16, 64, 256, 512, 1024].map((size) => size * kibibyte)

/**
 * The size to which that many bytes are filled up, so that a length tells little: one of six sizes up to
 * 1 MiB, and Padmé above it, which adds at most 12 % and leaves as few sizes as possible (Nikitin and
 * others, "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", 2019).
 */
export function bucketOf(size: number): number {
  return buckets.find((bucket) => size <= bucket) ?? padme(size)
}

function padme(size: number): number {
  const exponent = wholeLog2(size)
  const kept = wholeLog2(exponent) + 1
  const step = 2 ** (exponent - kept)
  return Math.ceil(size / step) * step
}

/** Without Math.log2, which rounds up just below large powers of two. */
function wholeLog2(value: number): number {
  let exponent = 0
  while (2 ** (exponent + 1) <= value) exponent += 1
  return exponent
}

/** The same bytes, followed by zeros up to a length. */
export function filledUp(content: Uint8Array, length: number): Uint8Array {
  const filled = new Uint8Array(length)
  filled.set(content)
  return filled
}

export function isZeros(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0)
}
