/** The normal quantile of 95 of 100. */
const z = 1.959964

/**
 * Between which shares the true one lies in 95 cases of 100 (Wilson, J. Am. Stat. Assoc. 22, 1927), which holds for few
 * answers and for shares near 0 and 1 too. Of at least one answer; as shares of 1.
 */
export function wilson(met: number, of: number): { readonly from: number; readonly to: number } {
  const share = met / of
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  const middle = share + (z * z) / (2 * of)
  const whole = 1 + (z * z) / of
  return { from: Math.max(0, (middle - spread) / whole), to: Math.min(1, (middle + spread) / whole) }
}
