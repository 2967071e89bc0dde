import type { ComponentChildren, VNode } from 'preact'
import { labelSize, markRadius } from '../platform/maps/labels.ts'
import type { Drawing } from '../platform/maps/drawing.ts'
import type { MapView } from '../platform/maps/view.ts'

/** A picture stands alone and loads nothing: these are the colours of the styles, and a font of the device. */
const colours = {
  outside: '#e9e4d8',
  area: '#fdfcf9',
  edge: '#0a4a4c',
  water: '#bcdbe6',
  shore: '#5b9db3',
  road: '#b9b1a0',
  major: '#d9b25a',
  ink: '#1b2422',
  muted: '#4d5a57',
  halo: '#ffffff',
  pin: '#a1161f',
} as const
const font = "Sarabun, 'Noto Sans Thai', 'Noto Sans Thai Looped', 'Leelawadee UI', Thonburi, sans-serif"

export interface MapPictureProps {
  readonly view: MapView
  readonly drawing: Drawing
  readonly unit: { readonly metres: string; readonly kilometres: string }
  /** The point that is meant, in the middle. */
  readonly hasPin?: boolean
  /** What it is called where it stands in a page; a picture of its own is named by whoever shows it. */
  readonly label?: string
  readonly class?: string
  /** Whether what is drawn on top of it can be followed. */
  readonly holdsLinks?: boolean
  /** Drawn on top of it. */
  readonly children?: ComponentChildren
}

/** The map as one SVG: ground, water, roads, the boundary, names that do not cover one another, and a length. */
export function MapPicture(props: MapPictureProps): VNode {
  const { view, drawing, unit, hasPin, label, holdsLinks, children } = props
  const { width, height } = view
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class={props.class}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role={label === undefined ? undefined : holdsLinks ? 'group' : 'img'}
      aria-label={label}
      font-family={font}
      font-size={labelSize}
    >
      <rect width={width} height={height} fill={drawing.hasBoundary ? colours.outside : colours.area} />
      <Line d={drawing.area} fill={colours.area} />
      <Line d={drawing.water} fill={colours.water} stroke={colours.shore} />
      <g fill="none" stroke-linejoin="round" stroke-linecap="round">
        <Line d={drawing.streams} stroke={colours.shore} stroke-width="1.6" />
        <Line d={drawing.minorRoads} stroke={colours.road} stroke-width="1.6" />
        <Line d={drawing.majorRoads} stroke={colours.major} stroke-width="4" />
        <Line d={drawing.area} stroke={colours.edge} stroke-width="1.6" stroke-dasharray="7 4" />
      </g>
      {drawing.dots.map(({ at: [x, y], isStrong }) => (
        <circle cx={x} cy={y} r={isStrong ? 4 : 3} fill={isStrong ? colours.edge : colours.muted} />
      ))}
      <g stroke={colours.halo} stroke-width="3.5" stroke-linejoin="round" paint-order="stroke">
        {drawing.labels.map(({ x, y, text, isStrong }) => (
          <text
            x={Math.round(x)}
            y={Math.round(y)}
            fill={isStrong ? colours.ink : colours.muted}
            font-weight={isStrong ? 600 : undefined}
          >
            {text}
          </text>
        ))}
      </g>
      <ScaleBar view={view} scale={drawing.scale} unit={unit} />
      {hasPin && <Pin x={width / 2} y={height / 2} />}
      {children}
    </svg>
  )
}

/** Nothing where there is none: an empty attribute is written without its value, which no XML is. */
function Line({ d, ...look }: { d: string } & Readonly<Record<string, string>>): VNode | null {
  return d === '' ? null : <path d={d} fill-rule="evenodd" {...look} />
}

function ScaleBar({
  view: { height },
  scale: { pixels, metres },
  unit,
}: Pick<MapPictureProps, 'view' | 'unit'> & Pick<Drawing, 'scale'>): VNode {
  const [x, y] = [10, height - 9]
  const text = metres >= 1_000 ? `${metres / 1_000} ${unit.kilometres}` : `${metres} ${unit.metres}`
  return (
    <g>
      <path
        d={`M${x} ${y - 5}V${y}H${x + pixels}V${y - 5}`}
        fill="none"
        stroke={colours.ink}
        stroke-width="1.5"
      />
      <text
        x={x + 5}
        y={y - 5}
        font-size="12"
        fill={colours.ink}
        stroke={colours.halo}
        stroke-width="3"
        paint-order="stroke"
      >
        {text}
      </text>
    </g>
  )
}

/** Its tip is the point. */
function Pin({ x, y }: { x: number; y: number }): VNode {
  return (
    <path
      d={`M${x} ${y}c-3-9-11-13-11-22a11 11 0 0 1 22 0c0 9-8 13-11 22zm0-17.5a4.5 4.5 0 1 0 0-9a4.5 4.5 0 0 0 0 9z`}
      fill={colours.pin}
      fill-rule="evenodd"
      stroke="#ffffff"
      stroke-width="1.5"
    />
  )
}

/** How many of something there are at a place: of a point that was told, or of a whole village. */
export function MapMark({
  at: [x, y],
  count,
  kind,
}: {
  at: readonly [x: number, y: number]
  count: number
  kind: 'point' | 'village'
}): VNode {
  const radius = count < 100 ? markRadius - 1 : markRadius + 4
  return (
    <g>
      <circle
        cx={Math.round(x)}
        cy={Math.round(y)}
        r={radius}
        fill={kind === 'point' ? colours.pin : colours.edge}
        stroke={colours.halo}
        stroke-width="2"
      />
      <text
        x={Math.round(x)}
        y={Math.round(y) + 4.5}
        text-anchor="middle"
        font-weight="600"
        fill={colours.halo}
      >
        {count}
      </text>
    </g>
  )
}
