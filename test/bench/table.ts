/** One line of the report. A measurement without a limit is there to be compared with earlier runs. */
export interface Measurement {
  readonly what: string
  readonly measured: string
  readonly limit?: string
  readonly kept?: boolean
  /** The figures behind the measured one. */
  readonly detail?: string
}

/** A figure that must not exceed `limit`, both in `unit`. */
export function atMost(
  what: string,
  value: number,
  limit: number,
  unit: string,
  detail?: string,
): Measurement {
  const kept = value <= limit
  return { what, measured: `${shown(value)} ${unit}`, limit: `<= ${limit} ${unit}`, kept, ...given(detail) }
}

/** A figure that must reach `limit`, both in `unit`. */
export function atLeast(
  what: string,
  value: number,
  limit: number,
  unit: string,
  detail?: string,
): Measurement {
  const kept = value >= limit
  return { what, measured: `${shown(value)} ${unit}`, limit: `>= ${limit} ${unit}`, kept, ...given(detail) }
}

/** A share of one, shown in per cent like the limit that it must reach, if there is one. */
export function shareOf(
  what: string,
  { share, detail }: { readonly share: number; readonly detail: string },
  limit?: number,
): Measurement {
  const percent = (part: number) => `${shown(part * 100)} %`
  const measurement = { what, measured: percent(share), detail }
  return limit === undefined
    ? measurement
    : { ...measurement, limit: `>= ${percent(limit)}`, kept: share >= limit }
}

/** A figure without a limit. */
export function figure(what: string, value: number, unit: string, detail?: string): Measurement {
  return { what, measured: `${shown(value)} ${unit}`, ...given(detail) }
}

function given(detail: string | undefined): { detail?: string } {
  return detail === undefined ? {} : { detail }
}

function shown(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0)
}

/** The report in aligned columns, and how many limits were missed. */
export function printTable(measurements: readonly Measurement[]): void {
  const lines = [
    ['what', 'measured', 'limit', '', 'detail'],
    ...measurements.map(({ what, measured, limit, kept, detail }) => [
      what,
      measured,
      limit ?? '',
      kept === undefined ? '' : kept ? 'ok' : 'MISSED',
      detail ?? '',
    ]),
  ]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]!.length)))
  for (const line of lines) {
    const cells = line.map((cell, column) =>
      column === 1 ? cell.padStart(widths[column]!) : cell.padEnd(widths[column] ?? 0),
    )
    console.log(cells.join('  ').trimEnd())
  }
  const missed = measurements.filter(({ kept }) => kept === false).length
  console.log(missed === 0 ? '\nEvery limit was kept.' : `\n${missed} limits MISSED.`)
}
